import { detect } from 'chardet'
import iconv from 'iconv-lite'
import type { SourceFile } from './source-file.ts'
import { UnreadableDocument } from './unreadable-document.ts'

/** What the encoding is guessed from. */
const SAMPLE_BYTES = 65_536
/** Above this share of control characters it is no text. */
const MOST_CONTROLS = 0.02

/**
 * The text of a file in whatever encoding: by its byte order mark, by what `declared` or the content type says, UTF-8
 * where it is valid, else by the statistics of its bytes.
 *
 * @throws UnreadableDocument where it is no text.
 */
export const decodeText = ({ bytes, contentType }: SourceFile, declared?: string): string => {
  const text = decode(bytes, declared ?? charsetOf(contentType))
  checkControls(text)
  return text
}

const decode = (bytes: Uint8Array, declared: string | undefined): string => {
  const marked = markedEncoding(bytes)
  if (marked !== undefined) return toText(bytes, marked)
  const known = declared !== undefined && iconv.encodingExists(declared) ? declared : undefined
  const isUtf8 = known === undefined || /^utf-?8$/i.test(known)
  if (!isUtf8) return toText(bytes, known)
  const wide = wideEncoding(bytes)
  if (wide !== undefined) return toText(bytes, wide)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return toText(bytes, guess(bytes))
  }
}

const toText = (bytes: Uint8Array, encoding: string): string =>
  iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding)

const markedEncoding = ([a, b, c, d]: Uint8Array): string | undefined => {
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32be'
  return a === 0xef && b === 0xbb && c === 0xbf ? 'utf-8' : undefined
}

/** UTF-16 without its mark: every other byte of a text with blanks and Latin letters is zero. */
const wideEncoding = (bytes: Uint8Array): string | undefined => {
  const sample = bytes.subarray(0, 4_096)
  const zeros = [0, 0]
  for (let at = 0; at < sample.length; at++) if (sample[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros.map(count => count / (sample.length / 2))
  if (odd > 0.3 && even < 0.05) return 'utf-16le'
  return even > 0.3 && odd < 0.05 ? 'utf-16be' : undefined
}

const guess = (bytes: Uint8Array): string => {
  const found = detect(bytes.subarray(0, SAMPLE_BYTES))
  // What calls itself Latin-1 is Windows-1252, as browsers have it; ASCII alone would have been UTF-8.
  if (found === null || /^(iso-8859-1|ascii|utf-8)$/i.test(found) || !iconv.encodingExists(found))
    return 'windows-1252'
  return found
}

const charsetOf = (contentType: string | undefined): string | undefined =>
  /;\s*charset="?([\w.:-]+)/i.exec(contentType?.slice(0, 1_000) ?? '')?.[1]

const checkControls = (text: string): void => {
  const length = Math.min(text.length, SAMPLE_BYTES)
  let controls = 0
  for (let at = 0; at < length; at++) if (isControl(text.charCodeAt(at))) controls += 1
  if (controls > length * MOST_CONTROLS)
    throw new UnreadableDocument(
      'The file holds binary data, no text: its name may have the wrong extension.',
    )
}

const isControl = (code: number): boolean =>
  (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13 && code !== 27) || code === 0xfffd
