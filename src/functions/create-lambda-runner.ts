import { Agent } from 'undici'
import { createCredentials } from '../backends/aws/credentials.ts'
import { isOwnFault, type Refusal, readRefusal } from '../backends/aws/refusal.ts'
import { createSign } from '../backends/aws/sign.ts'
import { untilAborted } from '../backends/aws/until-aborted.ts'
import type { Clock } from '../clock.ts'
import { notJson, refusedAsBusy, replyTooLarge, threw, unreachable } from './failures.ts'
import type { FunctionFailure } from './function-failure.ts'
import type { FunctionRunner } from './function-runner.ts'
import type { SettingsOf } from './function-settings.ts'
import { postOnce } from './post-once.ts'

type Settings = Readonly<Omit<SettingsOf<'lambda'>, 'type' | 'timeoutSeconds' | 'concurrency'>>

export interface LambdaSurroundings {
  /** Of functions that name none. */
  readonly region: string
  /** The wall's. */
  readonly clock: Clock
}

/** Milliseconds. */
const TO_CONNECT = 5_000
/** Of what a function says of its error, for the log. */
const LOGGED = 4_096

/** Lambda itself, or a server that speaks its `Invoke`. https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export const createLambdaRunner = (settings: Settings, surroundings: LambdaSurroundings): FunctionRunner => {
  const { clock } = surroundings
  const dispatcher = new Agent({ connect: { timeout: TO_CONNECT } })
  const credentials = createCredentials(settings, settings.region ?? surroundings.region, clock)
  const most = settings.replyBytes

  return {
    async run(call) {
      const { name, signal } = call
      const region = settings.region ?? regionOf(name) ?? surroundings.region
      const base = settings.endpoint?.replace(/\/$/, '') ?? `https://lambda.${region}.${suffix(region)}`
      const url = new URL(`${base}/2015-03-31/functions/${encodeURIComponent(name)}/invocations`)
      const sign = await createSign({ service: 'lambda', region, credentials, clock })
      const headers = await untilAborted(
        sign({
          method: 'POST',
          url,
          headers: { 'content-type': 'application/json', 'x-amz-invocation-type': 'RequestResponse' },
          body: Buffer.from(call.event),
        }),
        signal,
      ).catch((cause: unknown) => {
        throw signal.aborted ? cause : unreachable(name, 'this server has no AWS credentials for it', cause)
      })
      const answer = await postOnce({ url, headers, dispatcher, most }, call)
      if (answer.status < 200 || answer.status > 299) {
        const refusal = readRefusal(answer.status, answer.headers, Buffer.from(answer.text ?? ''))
        if (isOwnFault(refusal)) credentials.forget()
        throw toFailure(name, refusal)
      }
      // The body says what was thrown, with the status 200.
      if (answer.headers['x-amz-function-error'] !== undefined)
        throw threw(name, answer.text?.slice(0, LOGGED) ?? '')
      if (answer.isTooLarge) throw replyTooLarge(name, most)
      if (answer.text === undefined) throw notJson(name)
      return answer.text
    },
    close: () => dispatcher.destroy(),
  }
}

/** `arn:aws:lambda:us-east-1:123456789012:function:orders`: a client may have written it. */
const regionOf = (name: string): string | undefined =>
  /^arn:[a-z-]{1,32}:lambda:([a-z]{2,4}(?:-[a-z]{1,16}){1,3}-\d):/.exec(name)?.[1]

const suffix = (region: string): string => (region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com')

const toFailure = (name: string, { status, name: exception, message }: Refusal): FunctionFailure => {
  const cause = new Error(`${exception ?? 'No exception'} (${status}): ${message.slice(0, LOGGED)}`)
  if (status === 429) return refusedAsBusy(name, cause)
  return unreachable(name, `Lambda answered ${exception ?? `the status ${status}`}`, cause)
}
