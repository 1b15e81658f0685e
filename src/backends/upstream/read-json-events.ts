import { unreadableAnswer } from '../../dialects/native/unreadable-answer.ts'
import { upstreamError } from '../../dialects/native/upstream-error.ts'
import type { BedrockException } from '../../errors.ts'
import { errorInside } from './error-inside.ts'
import { contentType, readWhole } from './read-json.ts'
import { readServerSentEvents, type ServerSentEvent } from './read-server-sent-events.ts'
import type { UpstreamAnswer } from './upstream.ts'

/** Enough for an error that came in the place of a stream. */
const ERROR_BYTES = 65_536

/**
 * The values in a stream of server-sent events, one array for each read of the socket. The stream ends with itself,
 * or with the data `[DONE]`, after which nothing is waited for.
 *
 * @param most characters of one event.
 * @throws ModelErrorException for anything else than such a stream of JSON.
 */
export const readJsonEvents = async function* (
  answer: UpstreamAnswer,
  most: number,
): AsyncGenerator<unknown[]> {
  const { body, headers } = answer
  if (contentType(headers) !== 'text/event-stream') throw await notStreamed(answer)
  try {
    for await (const events of readServerSentEvents(body, most)) {
      const end = events.findIndex(({ data }) => data === DONE)
      const values = (end < 0 ? events : events.slice(0, end)).map(parseData)
      if (end >= 0) body.finish()
      if (values.length > 0) yield values
      if (end >= 0) return
    }
  } finally {
    body.discard()
  }
}

const DONE = '[DONE]'

const parseData = ({ data }: ServerSentEvent): unknown => {
  try {
    return JSON.parse(data)
  } catch (cause) {
    throw unreadableAnswer('an event of its stream is not JSON', cause)
  }
}

/** What an answer means that is no stream, where one was asked for. */
export const notStreamed = async ({ body, headers }: UpstreamAnswer): Promise<BedrockException> => {
  const text = (await readWhole(body, ERROR_BYTES)).toString()
  const error = errorIn(text)
  if (error !== undefined) return upstreamError({ message: error })
  return unreadableAnswer(
    `a stream was asked for, and it is of content type ${contentType(headers) || 'unknown'}`,
  )
}

const errorIn = (text: string): string | undefined => {
  try {
    return errorInside(JSON.parse(text))
  } catch {
    return undefined
  }
}
