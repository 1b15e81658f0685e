import { toBedrockException } from '../errors.ts'
import type { Shape, Shapes } from './api.ts'
import { createEncoders } from './encode-value.ts'
import { frames } from './streams/frames.ts'
import { plainText } from './streams/plain-text.ts'
import { serverSentEvents } from './streams/server-sent-events.ts'
import type { StreamForm } from './streams/stream-form.ts'
import type { StreamEvent, StreamWriter } from './streams/stream-writer.ts'

type Output = Record<string, unknown>

const writers: Readonly<Record<StreamForm, StreamWriter>> = {
  frames,
  'server-sent-events': serverSentEvents,
  text: plainText,
}

/**
 * An operation's stream to the bytes of an answer, a buffer for each batch of events.
 *
 * @param report called with what made the stream fail after its first byte: then the client is told, and it ends.
 */
export const compileStream = (shapes: Shapes, stream: Shape) => {
  const encodeReference = createEncoders(shapes)
  const members = Object.entries(stream.members ?? {})
  const encoders = new Map(members.map(([name, member]) => [name, encodeReference(member)]))
  /** By the exception's name, the stream's member for it. */
  const exceptions = new Map(members.map(([name, { target }]) => [target, name]))

  const toEvent = (event: Output): StreamEvent => {
    const name = Object.keys(event)[0] ?? ''
    if (!encoders.has(name)) throw new Error(`The stream has no event ${name}`)
    const encode = encoders.get(name)
    return { name, value: encode ? encode(event[name]) : event[name] }
  }

  const write = async function* (
    events: AsyncIterable<Output[]>,
    report: (error: unknown) => void,
    writer: StreamWriter,
  ): AsyncGenerator<Uint8Array> {
    try {
      for await (const batch of events) {
        const bytes = batch.length > 0 ? writer.events(batch.map(toEvent)) : undefined
        if (bytes !== undefined && bytes.length > 0) yield bytes
      }
    } catch (error) {
      report(error)
      const exception = toBedrockException(error)
      const name = exceptions.get(exception.name) ?? exceptions.get('InternalServerException')
      if (name === undefined) throw error
      yield writer.failure(name, exception)
    }
  }

  return (events: AsyncIterable<Output[]>, report: (error: unknown) => void, form: StreamForm) => ({
    contentType: writers[form].contentType,
    body: write(events, report, writers[form]),
  })
}
