import { StringDecoder } from 'node:string_decoder'
import { unreadableAnswer } from '../../dialects/native/unreadable-answer.ts'

export interface ServerSentEvent {
  /** `message` where none is said. */
  readonly type: string
  readonly data: string
}

/**
 * https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream, but that the last event
 * needs no empty line after it. One array for each piece that comes in and completes an event.
 *
 * @param most characters of one event.
 * @throws ModelErrorException for a longer one.
 */
export const readServerSentEvents = async function* (
  body: AsyncIterable<Uint8Array>,
  most: number,
): AsyncGenerator<ServerSentEvent[]> {
  const decoder = new StringDecoder('utf8')
  const parser = new EventParser(most)
  for await (const bytes of body) {
    const events = parser.push(decoder.write(bytes))
    if (events.length > 0) yield events
  }
  const last = parser.push(`${decoder.end()}\n\n`)
  if (last.length > 0) yield last
}

class EventParser {
  readonly #most: number
  /** The pieces of a line that has not ended yet. */
  #line: string[] = []
  #lineLength = 0
  #data: string[] = []
  #dataLength = 0
  #type = ''
  #endsWithReturn = false
  #isFirst = true

  constructor(most: number) {
    this.#most = most
  }

  push(text: string): ServerSentEvent[] {
    const events: ServerSentEvent[] = []
    let start = 0
    if (text !== '' && this.#endsWithReturn) {
      // The second half of a line's end that was cut in two.
      if (text.startsWith('\n')) start = 1
      this.#endsWithReturn = false
    }
    let feed = text.indexOf('\n', start)
    let carriage = text.indexOf('\r', start)
    while (feed >= 0 || carriage >= 0) {
      const isReturn = carriage >= 0 && (feed < 0 || carriage < feed)
      const end = isReturn ? carriage : feed
      this.#endLine(text.slice(start, end), events)
      start = end + 1
      if (isReturn && start === text.length) this.#endsWithReturn = true
      if (isReturn && feed === start) start += 1
      if (feed >= 0 && feed < start) feed = text.indexOf('\n', start)
      if (carriage >= 0 && carriage < start) carriage = text.indexOf('\r', start)
    }
    if (start < text.length) this.#hold(text.slice(start))
    return events
  }

  #hold(piece: string): void {
    this.#lineLength += piece.length
    this.#checkLength()
    this.#line.push(piece)
  }

  #checkLength(): void {
    if (this.#lineLength + this.#dataLength <= this.#most) return
    throw unreadableAnswer(`an event of its stream is longer than ${this.#most} characters ("eventBytes")`)
  }

  #endLine(rest: string, events: ServerSentEvent[]): void {
    let line = rest
    if (this.#line.length > 0) {
      this.#hold(rest)
      line = this.#line.join('')
      this.#line = []
    }
    this.#lineLength = 0
    if (this.#isFirst && line.startsWith('\uFEFF')) line = line.slice(1)
    this.#isFirst = false
    if (line === '') this.#endEvent(events)
    else this.#readField(line)
  }

  #readField(line: string): void {
    const colon = line.indexOf(':')
    if (colon === 0) return // A comment, to keep the connection open.
    const name = colon < 0 ? line : line.slice(0, colon)
    const from = line.charCodeAt(colon + 1) === 0x20 ? colon + 2 : colon + 1
    const value = colon < 0 ? '' : line.slice(from)
    if (name === 'event') this.#type = value
    else if (name === 'data') {
      this.#data.push(value)
      // An empty line of data costs memory too.
      this.#dataLength += value.length + 1
      this.#checkLength()
    }
  }

  #endEvent(events: ServerSentEvent[]): void {
    if (this.#data.length > 0) events.push({ type: this.#type || 'message', data: this.#data.join('\n') })
    this.#data = []
    this.#dataLength = 0
    this.#type = ''
  }
}
