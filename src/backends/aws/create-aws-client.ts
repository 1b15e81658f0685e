import type { BackendSetup } from '../backend-kind.ts'
import { createUpstream } from '../upstream/create-upstream.ts'
import { readWhole } from '../upstream/read-json.ts'
import type { UpstreamAnswer } from '../upstream/upstream.ts'
import { upstreamSettings } from '../upstream/upstream-settings.ts'
import type { AwsSettings } from './aws-settings.ts'
import { createCredentials } from './credentials.ts'
import { wasClosedWhileIdle } from './idle-connection.ts'
import { isOwnFault, type Refusal, readRefusal } from './refusal.ts'
import { type AwsService, createSign } from './sign.ts'
import { untilAborted } from './until-aborted.ts'

/** One AWS service, called with the server's own credentials. */
export interface AwsClient {
  /**
   * Resolves with the head of an answer that is none of a refusal.
   *
   * @param path percent-encoded once.
   * @throws what `toError` makes of a refusal; BedrockException where there is no answer; the signal's reason.
   */
  post(path: string, request: AwsRequest): Promise<UpstreamAnswer>
  close(): Promise<void>
}

export interface AwsRequest {
  /** `POST` where absent. */
  readonly method?: 'POST' | 'PUT'
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  readonly signal: AbortSignal
}

export interface AwsClientOptions {
  readonly service: AwsService
  /** `bedrock-runtime`: what stands before the Region in the service's host name. */
  readonly host: string
  readonly settings: AwsSettings
  readonly setup: Pick<BackendSetup, 'name' | 'clocks'>
  /** What a refusal means to whoever asked. */
  readonly toError: (refusal: Refusal) => Error
}

const REFUSAL_BYTES = 65_536
const REFUSAL_MS = 5_000

/** @throws Error naming the setting that cannot be. */
export const createAwsClient = async (options: AwsClientOptions): Promise<AwsClient> => {
  const { service, host, settings, setup, toError } = options
  const { region } = settings
  checkRole(settings, setup.name)
  const clock = setup.clocks.wall
  const base = withoutSlash(settings.endpoint ?? `https://${host}.${region}.${suffix(region)}`)
  const credentials = createCredentials(settings, region, clock)
  const sign = await createSign({ service, region, credentials, clock })
  const upstream = await createUpstream({
    ...settings,
    eventBytes: upstreamSettings.eventBytes.default,
    headers: {},
    baseUrl: base,
    name: setup.name,
  })

  const refused = async (answer: UpstreamAnswer): Promise<Error> => {
    const refusal = readRefusal(answer.status, answer.headers, await readBody(answer))
    if (isOwnFault(refusal)) credentials.forget()
    return toError(refusal)
  }

  return {
    async post(path, { method = 'POST', headers, body, signal }) {
      signal.throwIfAborted()
      await untilAborted(credentials.get(), signal)
      const signed = await sign({ method, url: new URL(base + path), headers, body })
      const post = () => upstream.post(path, body, { method, headers: signed, signal })
      const answer = await post().catch((error: unknown) => {
        if (signal.aborted || !wasClosedWhileIdle(error)) throw error
        return post()
      })
      if (answer.status < 200 || answer.status > 299) throw await refused(answer)
      return answer
    },
    close: () => upstream.close(),
  }
}

const checkRole = ({ roleArn, externalId, sessionName }: AwsSettings, name: string): void => {
  if (roleArn !== undefined) return
  for (const [setting, value] of Object.entries({ externalId, sessionName }))
    if (value !== undefined)
      throw new Error(
        `"backends.${name}.${setting}" is said to the role that "roleArn" names, and there is none.`,
      )
}

const withoutSlash = (url: string): string => url.replace(/\/$/, '')

const suffix = (region: string): string => (region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com')

/** Its status says enough where its body does not come. */
const readBody = async ({ body }: UpstreamAnswer): Promise<Uint8Array> => {
  const timer = setTimeout(() => body.discard(), REFUSAL_MS)
  try {
    return await readWhole(body, REFUSAL_BYTES)
  } catch {
    return new Uint8Array()
  } finally {
    clearTimeout(timer)
  }
}
