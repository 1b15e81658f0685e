import { MOST_FILE_BYTES } from '../parsing/most-file-bytes.ts'
import { UnreadableDocument } from '../parsing/unreadable-document.ts'

export const tooLarge = (): UnreadableDocument => new UnreadableDocument('The file is larger than 50 MB.')

/** @throws UnreadableDocument as soon as there is more than a document may have. */
export const readBounded = async (
  chunks: AsyncIterable<Uint8Array>,
  most: number = MOST_FILE_BYTES,
): Promise<Uint8Array> => {
  const read: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    length += chunk.byteLength
    if (length > most) throw tooLarge()
    read.push(chunk)
  }
  return Buffer.concat(read)
}
