import { openArchive } from './archive.ts'
import type { SourceFile } from './source-file.ts'
import { UnreadableDocument } from './unreadable-document.ts'

export type DocumentFormat = 'text' | 'markdown' | 'html' | 'docx' | 'csv' | 'xlsx' | 'pdf'

const extensions: ReadonlyMap<string, DocumentFormat | 'doc' | 'xls'> = new Map([
  ['txt', 'text'],
  ['md', 'markdown'],
  ['markdown', 'markdown'],
  ['html', 'html'],
  ['htm', 'html'],
  ['docx', 'docx'],
  ['doc', 'doc'],
  ['csv', 'csv'],
  ['xlsx', 'xlsx'],
  ['xls', 'xls'],
  ['pdf', 'pdf'],
])

const contentTypes: ReadonlyMap<string, DocumentFormat> = new Map([
  ['text/plain', 'text'],
  ['text/markdown', 'markdown'],
  ['text/html', 'html'],
  ['application/xhtml+xml', 'html'],
  ['text/csv', 'csv'],
  ['application/pdf', 'pdf'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
])

/** First bytes of what is often named wrongly. */
const others: readonly (readonly [RegExp, string])[] = [
  [/^\x89PNG/, 'a PNG image'],
  [/^\xff\xd8\xff/, 'a JPEG image'],
  [/^GIF8/, 'a GIF image'],
  [/^(II\*\0|MM\0\*)/, 'a TIFF image'],
  [/^RIFF.{4}WEBP/s, 'a WebP image'],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: gzip begins with one
  [/^\x1f\x8b/, 'a gzip archive'],
  [/^7z\xbc\xaf/, 'a 7z archive'],
  [/^Rar!/, 'a RAR archive'],
  [/^\x7fELF|^MZ[^\n]{0,60}\0/, 'a program'],
  [/^.{4}ftyp/s, 'a video or sound'],
  [/^(ID3|OggS|fLaC)/, 'a sound'],
  [/^SQLite format 3\0/, 'a database'],
  [/^%!PS/, 'a PostScript file'],
  [/^\{\\rtf/, 'a Rich Text (RTF) file'],
]

const READ_HERE = '.txt, .md, .html, .docx, .csv, .xlsx and .pdf'

/**
 * By the content where that shows it, else by the name's extension, else by the content type.
 *
 * @throws UnreadableDocument that says what it is, where that is nothing that is read here.
 */
export const detectFormat = (file: SourceFile): DocumentFormat => {
  const shown = formatShown(file.bytes)
  if (shown !== undefined) return shown
  const named = extensions.get(extensionOf(file.name))
  // What shows no binary format is text, however it is named.
  if (named === 'markdown' || named === 'html' || named === 'csv') return named
  if (named !== undefined) return 'text'
  const typed = contentTypes.get(mediaType(file.contentType))
  if (typed === 'markdown' || typed === 'html' || typed === 'csv' || typed === 'text') return typed
  throw new UnreadableDocument(`Files of this type are not read here, only ${READ_HERE}.`)
}

const formatShown = (bytes: Uint8Array): DocumentFormat | undefined => {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1_024)).toString(
    'latin1',
  )
  if (/%PDF-\d/.test(head)) return 'pdf'
  if (head.startsWith('PK\x03\x04')) return officeFormat(bytes)
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) throw binaryOffice(bytes)
  const other = others.find(([start]) => start.test(head))?.[1]
  if (other !== undefined)
    throw new UnreadableDocument(
      `The file is ${other}, whatever its name says: only ${READ_HERE} are read here.`,
    )
  return /^(\xef\xbb\xbf)?\s*(<!doctype html|<html[\s>])/i.test(head) ? 'html' : undefined
}

const officeFormat = (bytes: Uint8Array): DocumentFormat => {
  const { names } = openArchive(bytes)
  const has = (folder: string) => names.some(name => name.startsWith(folder))
  if (has('word/')) return 'docx'
  if (has('xl/')) return 'xlsx'
  throw new UnreadableDocument(
    has('ppt/')
      ? 'The file is a PowerPoint presentation: save it as PDF.'
      : `The file is a ZIP archive: put the files in it where they are read, each on its own (${READ_HERE}).`,
  )
}

/** The format of Word 97 and its kin; newer files with a password are wrapped in it. */
const binaryOffice = (bytes: Uint8Array): UnreadableDocument => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const has = (stream: string) => buffer.includes(Buffer.from(stream, 'utf16le'))
  if (has('EncryptedPackage')) return new UnreadableDocument('The file is protected by a password.')
  if (has('WordDocument'))
    return new UnreadableDocument(
      'The file is in the old Word format (.doc), which is not read here: save it as .docx.',
    )
  if (has('Workbook') || has('Book'))
    return new UnreadableDocument(
      'The file is in the old Excel format (.xls), which is not read here: save it as .xlsx.',
    )
  return new UnreadableDocument(`The file is in an old Office format: only ${READ_HERE} are read here.`)
}

const extensionOf = (name: string): string => /\.([a-z]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? ''

const mediaType = (contentType: string | undefined): string =>
  contentType?.slice(0, 200).split(';')[0]?.trim().toLowerCase() ?? ''
