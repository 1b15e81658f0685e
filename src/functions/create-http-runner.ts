import type { EgressGate } from '../egress/gate.ts'
import { notJson, replyTooLarge, threw, unreachable } from './failures.ts'
import type { FunctionRunner } from './function-runner.ts'
import type { SettingsOf } from './function-settings.ts'
import { postOnce } from './post-once.ts'

type Settings = Readonly<Pick<SettingsOf<'http'>, 'url' | 'headers' | 'replyBytes'>>

/** Of what a server says of its error, for the log. */
const LOGGED = 4_096

/** A server that takes the event as the body of a POST and answers the reply. */
export const createHttpRunner = (
  { url, headers, replyBytes }: Settings,
  { dispatcher }: Pick<EgressGate, 'dispatcher'>,
): FunctionRunner => {
  const post = {
    url: new URL(url),
    headers: { accept: 'application/json', ...headers, 'content-type': 'application/json' },
    dispatcher,
    most: replyBytes,
  }
  return {
    async run(call) {
      const { name } = call
      const { status, text, isTooLarge } = await postOnce(post, call)
      if (status >= 300 && status < 400)
        throw unreachable(name, `its server answered a redirect (${status}), which is not followed`)
      if (status < 200 || status > 299) throw threw(name, `status ${status}: ${text?.slice(0, LOGGED) ?? ''}`)
      if (isTooLarge) throw replyTooLarge(name, replyBytes)
      if (text === undefined) throw notJson(name)
      return text
    },
  }
}
