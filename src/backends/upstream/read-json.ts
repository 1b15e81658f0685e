import { unreadableAnswer } from '../../dialects/native/unreadable-answer.ts'
import { type BedrockException, modelErrorException, UNEXPECTED_ERROR } from '../../errors.ts'
import type { UpstreamAnswer, UpstreamBody } from './upstream.ts'

/** @throws ModelErrorException for more than `most` bytes; the connection is closed. */
export const readWhole = async (body: UpstreamBody, most: number): Promise<Buffer> => {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of body) {
    length += piece.length
    if (length > most) throw tooLong(most)
    pieces.push(piece)
  }
  const [only] = pieces
  return only !== undefined && pieces.length === 1 ? only : Buffer.concat(pieces, length)
}

/** A whole answer. @throws ModelErrorException for one that is not JSON, or too long. */
export const readJson = async ({ body, headers }: UpstreamAnswer, most: number): Promise<unknown> => {
  const announced = Number(headers['content-length'])
  if (announced > most) {
    body.discard()
    throw tooLong(most)
  }
  const bytes = await readWhole(body, most)
  if (bytes.length === 0) throw unreadableAnswer('it is empty')
  try {
    return JSON.parse(bytes.toString())
  } catch (cause) {
    throw unreadableAnswer(`it is not JSON, of content type ${contentType(headers) || 'unknown'}`, cause)
  }
}

/** Without its parameters: `text/event-stream`. */
export const contentType = (headers: UpstreamAnswer['headers']): string => {
  const type = headers['content-type']
  return typeof type === 'string' ? (type.split(';', 1)[0] ?? '').trim().toLowerCase().slice(0, 100) : ''
}

const tooLong = (most: number): BedrockException =>
  modelErrorException(UNEXPECTED_ERROR, {
    hint: `The upstream's answer is longer than ${most} bytes ("answerBytes").`,
  })
