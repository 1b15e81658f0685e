import { setTimeout } from 'node:timers/promises'
import { createSign } from '../../backends/aws/sign.ts'
import { systemClock } from '../../clock.ts'
import { loadConfig } from '../../config.ts'
import { loadDescriptions } from '../../wire/api.ts'

/** A sentence for who asked: what cannot be done, and what to do about it. */
export class KbError extends Error {
  override readonly name = 'KbError'
}

/** One operation by its name. @throws KbError for what the server refuses, and where none answers. */
export type CallServer = <Output>(
  operation: string,
  input: Readonly<Record<string, unknown>>,
) => Promise<Output>

/** The same, for an answer that is read while it comes. */
export type AskServer = (operation: string, input: Readonly<Record<string, unknown>>) => Promise<Response>

export interface Connection {
  readonly url: string
  readonly region: string
  readonly account: string
  readonly call: CallServer
  readonly ask: AskServer
}

/** Throttled, or busy. */
const PASSING: ReadonlySet<number> = new Set([429, 503])
/** Milliseconds, each twice the one before. */
const FIRST_PAUSE = 100
const LAST_PAUSE = 6_400

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The server that is named, or that the settings here would start.
 *
 * @throws KbError for an address that is none, ConfigError for settings that cannot be read.
 */
export const connect = async (
  { url: named, config: file }: { readonly url?: string | undefined; readonly config?: string | undefined },
  environment: Environment,
): Promise<Connection> => {
  const { config } = loadConfig({ file, environment, flags: {} })
  const { host, port, tls } = config
  const everywhere = host === '0.0.0.0' || host === '::'
  const own = `${tls === undefined || tls.plaintext ? 'http' : 'https'}://${everywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host}:${port}`
  const url = readUrl(named ?? environment.AWS_ENDPOINT_URL_BEDROCK_AGENT ?? own)
  const region = environment.AWS_REGION || environment.AWS_DEFAULT_REGION || config.region
  const ask = await createAsk(url.origin, region, environment)
  return {
    url: url.origin,
    region,
    account: config.account,
    ask,
    call: async <Output>(operation: string, input: Readonly<Record<string, unknown>>) => {
      const answer = await ask(operation, input)
      return (await answer.json()) as Output
    },
  }
}

const readUrl = (text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new KbError(`${text} is no address of a server: --url takes one such as http://127.0.0.1:4510.`)
  return url
}

/** Signed with the credentials of the environment; where it has none, with such as a server takes that verifies none. */
const createAsk = async (origin: string, region: string, environment: Environment): Promise<AskServer> => {
  const routes = readRoutes()
  const sign = await createSign({
    service: 'bedrock',
    region,
    credentials: { get: async () => credentialsOf(environment), forget() {} },
    clock: systemClock,
  })
  return async (operation, input) => {
    const route = routes.get(operation)
    if (route === undefined) throw new Error(`There is no operation ${operation}`)
    const rest = { ...input }
    const path = route.uri.replaceAll(/\{(\w+)\}/g, (_, member: string) => {
      delete rest[member]
      return encodeURIComponent(String(input[member]))
    })
    const hasBody = route.method !== 'GET'
    const body = Buffer.from(hasBody ? JSON.stringify(rest, withBase64) : '')
    const url = new URL(path, origin)
    const headers: Record<string, string> = hasBody ? { 'content-type': 'application/json' } : {}
    for (let pause = FIRST_PAUSE; ; pause *= 2) {
      const signed = await sign({ method: route.method, url, headers, body })
      const answer = await send(url, { method: route.method, headers: signed, ...(hasBody && { body }) })
      if (answer.ok) return answer
      const text = await answer.text()
      if (!PASSING.has(answer.status) || pause > LAST_PAUSE) throw refused(operation, answer, text)
      await setTimeout(pause)
    }
  }
}

/** As restJson1 has bytes. A Buffer has been made an object already: it is looked at where it was. */
function withBase64(this: Readonly<Record<string, unknown>>, key: string, value: unknown): unknown {
  const given = this[key]
  return given instanceof Uint8Array ? Buffer.from(given).toString('base64') : value
}

const readRoutes = (): Map<string, { method: string; uri: string }> =>
  new Map(
    loadDescriptions()
      .filter(({ service }) => service.startsWith('bedrock-agent'))
      .flatMap(({ operations }) => Object.entries(operations)),
  )

const credentialsOf = ({
  AWS_ACCESS_KEY_ID: accessKeyId,
  AWS_SECRET_ACCESS_KEY: secretAccessKey,
  AWS_SESSION_TOKEN: sessionToken,
}: Environment) =>
  accessKeyId && secretAccessKey
    ? { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) }
    : { accessKeyId: 'outcrop', secretAccessKey: 'outcrop' }

const send = async (url: URL, request: RequestInit): Promise<Response> => {
  try {
    return await fetch(url, request)
  } catch (cause) {
    const { code, message } = ((cause as Error).cause ?? cause) as NodeJS.ErrnoException
    throw new KbError(
      `No server answers at ${url.origin} (${code ?? message}): start one with \`outcrop\` in another terminal, or name its address with --url.`,
      { cause },
    )
  }
}

const refused = (operation: string, answer: Response, text: string): KbError => {
  const name = answer.headers.get('x-amzn-errortype')?.split(':')[0] ?? `status ${answer.status}`
  const hint = answer.headers.get('x-outcrop-hint')
  const more =
    answer.status === 403
      ? ' Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to credentials of this server.'
      : ''
  return new KbError(
    `${operation} was refused with ${name}: ${messageOf(text)}${hint === null ? '' : ` ${hint}`}${more}`,
  )
}

const messageOf = (text: string): string => {
  try {
    const { message, Message } = JSON.parse(text)
    return String(message ?? Message ?? 'no reason was given.')
  } catch {
    return 'what answered is no Outcrop.'
  }
}
