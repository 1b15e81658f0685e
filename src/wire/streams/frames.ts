import { exceptionBody, headerText } from '../encode-error.ts'
import { encodeFrames, encodeHeaders } from '../event-stream.ts'
import type { StreamWriter } from './stream-writer.ts'

const headersOf = (kind: ':event-type' | ':exception-type', messageType: string) => {
  const known = new Map<string, Buffer>()
  return (name: string): Buffer => {
    const encoded =
      known.get(name) ??
      encodeHeaders({ [kind]: name, ':content-type': 'application/json', ':message-type': messageType })
    known.set(name, encoded)
    return encoded
  }
}
const eventHeaders = headersOf(':event-type', 'event')
const exceptionHeaders = headersOf(':exception-type', 'exception')

/** As AWS writes them, for its SDKs. */
export const frames: StreamWriter = {
  contentType: 'application/vnd.amazon.eventstream',
  events: batch =>
    encodeFrames(
      batch.map(({ name, value }) => ({ headers: eventHeaders(name), payload: JSON.stringify(value) })),
    ),
  failure: (name, exception) => {
    const { hint } = exception
    const hinted = hint === undefined ? [] : [encodeHeaders({ 'x-outcrop-hint': headerText(hint) })]
    const headers = Buffer.concat([exceptionHeaders(name), ...hinted])
    return encodeFrames([{ headers, payload: exceptionBody(exception) }])
  },
}
