import type { StreamEvent, StreamWriter } from './stream-writer.ts'

/** For a terminal: the words alone. A stream that broke says so, because a text that ends looks finished. */
export const plainText: StreamWriter = {
  contentType: 'text/plain; charset=utf-8',
  events: batch => Buffer.from(batch.map(toText).join('')),
  failure: (_, { name, message, hint }) =>
    Buffer.from(
      `\n[ERROR: Response generation interrupted (${name}: ${message})]\n${hint === undefined ? '' : `[${hint}]\n`}`,
    ),
}

const toText = ({ name, value }: StreamEvent): string => {
  const { delta, bytes } = value as { delta?: { text?: string }; bytes?: string }
  if (name === 'contentBlockDelta') return delta?.text ?? ''
  // Of a native stream, the operation gives the words of each chunk, whose family only it knows.
  return name === 'chunk' ? Buffer.from(bytes ?? '', 'base64').toString('utf8') : ''
}
