import { unreadableAnswer } from '../../dialects/native/unreadable-answer.ts'
import { upstreamError } from '../../dialects/native/upstream-error.ts'
import { errorInside } from '../upstream/error-inside.ts'
import { readServerSentEvents } from '../upstream/read-server-sent-events.ts'

/**
 * The values in what a container streams: server-sent events, or a value of JSON on each line, as LMI containers write
 * them where they are not told otherwise. One array for each batch of parts that completes any. Nothing is read after
 * the data `[DONE]`.
 *
 * @param most characters of one value.
 * @param onDone called at the data `[DONE]`.
 * @throws ModelErrorException for anything else, ModelStreamErrorException for an error in the place of a value.
 */
export const readValues = async function* (
  parts: AsyncIterable<Buffer[]>,
  most: number,
  onDone: () => void,
): AsyncGenerator<unknown[]> {
  for await (const events of readServerSentEvents(asEvents(parts), most)) {
    const end = events.findIndex(({ data }) => data === DONE)
    const values = (end < 0 ? events : events.slice(0, end)).map(({ data }) => readValue(data))
    if (end >= 0) onDone()
    if (values.length > 0) yield values
    if (end >= 0) return
  }
}

const DONE = '[DONE]'

const readValue = (data: string): unknown => {
  let value: unknown
  try {
    value = JSON.parse(data)
  } catch (cause) {
    throw unreadableAnswer('a part of its stream is not JSON', cause)
  }
  const problem = errorInside(value)
  if (problem === undefined) return value
  throw upstreamError({ message: problem })
}

const OPENING = '{'.charCodeAt(0)

/** Lines of JSON become events; which of both a stream is, its first character says. */
const asEvents = async function* (parts: AsyncIterable<Buffer[]>): AsyncGenerator<Buffer> {
  let toEvents: ((bytes: Buffer) => Buffer) | undefined
  for await (const batch of parts) {
    const bytes = Buffer.concat(batch)
    toEvents ??= choose(bytes)
    yield toEvents === undefined ? bytes : toEvents(bytes)
  }
}

const choose = (bytes: Buffer): ((bytes: Buffer) => Buffer) | undefined => {
  const first = bytes.find(byte => byte > 0x20)
  if (first === undefined) return undefined
  return first === OPENING ? linesToEvents() : same
}

const same = (bytes: Buffer): Buffer => bytes

const FEED = 0x0a

/** `data: ` before each line, and an empty line after it. */
const linesToEvents = () => {
  let isAtStart = true
  return (bytes: Buffer): Buffer => {
    const pieces: Buffer[] = []
    for (let start = 0; start < bytes.length; ) {
      const feed = bytes.indexOf(FEED, start)
      const end = feed < 0 ? bytes.length : feed + 1
      if (isAtStart) pieces.push(PREFIX)
      pieces.push(bytes.subarray(start, end))
      if (feed >= 0) pieces.push(SUFFIX)
      isAtStart = feed >= 0
      start = end
    }
    return Buffer.concat(pieces)
  }
}

const PREFIX = Buffer.from('data: ')
const SUFFIX = Buffer.from('\n')
