import { exceptionBody, headerText } from '../encode-error.ts'
import type { StreamEvent, StreamWriter } from './stream-writer.ts'

/**
 * For browsers and curl: each event by its name with its JSON; a native chunk is the family's own JSON.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export const serverSentEvents: StreamWriter = {
  contentType: 'text/event-stream; charset=utf-8',
  events: batch => Buffer.from(batch.map(toText).join('')),
  failure: (name, exception) => {
    const { hint } = exception
    // A comment, which readers of events pass over.
    const hinted = hint === undefined ? '' : `: x-outcrop-hint: ${headerText(hint)}\n`
    return Buffer.from(hinted + message(name, exceptionBody(exception)))
  },
}

const toText = ({ name, value }: StreamEvent): string =>
  message(name, name === 'chunk' ? nativeOf(value) : JSON.stringify(value))

/** JSON has no line breaks of its own; a native chunk that is passed on may. */
const message = (name: string, data: string): string =>
  `event: ${name}\ndata: ${data.replaceAll(/\r\n?|\n/g, '\ndata: ')}\n\n`

/** Chunks carry their bytes as base64. */
const nativeOf = (value: unknown): string =>
  Buffer.from(String((value as { bytes?: unknown }).bytes ?? ''), 'base64').toString('utf8')
