import { imageFormat } from '../../conversation/image-header.ts'

/** What the bytes of a document are, in the words of Bedrock's errors; or the MIME type of what is no document. */
export type DocumentForm =
  | { readonly filetype: 'PDF' | 'PLAIN_TEXT' | 'OFFICE_OPEN_XML' | 'MICROSOFT_OFFICE' }
  | { readonly mime: string }

/** As far as readers of PDF look for its mark. */
const HEAD = 1024

/** The form by the first bytes; nothing is parsed. */
export const documentForm = (bytes: Uint8Array): DocumentForm => {
  const image = imageFormat(bytes)
  if (image !== undefined) return { mime: `image/${image}` }
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(HEAD, bytes.byteLength))
  if (head.includes('%PDF-')) return { filetype: 'PDF' }
  if (head.subarray(0, 4).equals(ZIP)) return { filetype: 'OFFICE_OPEN_XML' }
  if (head.subarray(0, 8).equals(COMPOUND_FILE)) return { filetype: 'MICROSOFT_OFFICE' }
  return head.includes(0) && !isUtf16(head)
    ? { mime: 'application/octet-stream' }
    : { filetype: 'PLAIN_TEXT' }
}

const ZIP = Buffer.from('PK\x03\x04', 'latin1')
const COMPOUND_FILE = Buffer.from('d0cf11e0a1b11ae1', 'hex')

const isUtf16 = (head: Buffer): boolean =>
  (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
