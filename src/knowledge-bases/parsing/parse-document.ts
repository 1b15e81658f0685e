import type { Block, ParsedDocument } from '../parsed-document.ts'
import { parseCsv } from './csv.ts'
import { type DocumentFormat, detectFormat } from './detect-format.ts'
import { parseDocx } from './docx.ts'
import { parseHtml } from './html.ts'
import { parseMarkdown } from './markdown.ts'
import { MOST_FILE_BYTES } from './most-file-bytes.ts'
import { parsePdf } from './pdf.ts'
import type { Parser, SourceFile } from './source-file.ts'
import { parseText } from './text.ts'
import { UnreadableDocument } from './unreadable-document.ts'
import { parseXlsx } from './xlsx.ts'

const parsers: Readonly<Record<DocumentFormat, Parser>> = {
  text: parseText,
  markdown: parseMarkdown,
  html: parseHtml,
  docx: parseDocx,
  csv: parseCsv,
  xlsx: parseXlsx,
  pdf: parsePdf,
}

/** What any file that is no bomb stays under, in characters. */
const MOST_TEXT = 50_000_000

/**
 * What a file says, in plain text without control characters.
 *
 * @throws UnreadableDocument with the reason, and nothing else.
 */
export const parseDocument = async (file: SourceFile): Promise<ParsedDocument> => {
  if (file.bytes.byteLength > MOST_FILE_BYTES) throw new UnreadableDocument('The file is larger than 50 MB.')
  if (file.bytes.byteLength === 0) throw new UnreadableDocument('The file is empty.')
  try {
    const { title, blocks } = await parsers[detectFormat(file)](file)
    const cleaned = blocks.map(cleanBlock).filter(({ text }) => text !== '')
    checkText(cleaned)
    const name = cleanText(title ?? '').trim()
    return { ...(name !== '' && { title: name }), blocks: cleaned }
  } catch (error) {
    if (error instanceof UnreadableDocument) throw error
    throw new UnreadableDocument('The file is damaged: it cannot be read.', { cause: error })
  }
}

const cleanBlock = (block: Block): Block => ({
  ...block,
  text: cleanText(block.text).replace(/^\n+/, '').trimEnd(),
})

// What databases and JSON cannot hold, or nobody sees.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unwanted = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2060\ufeff\u00ad]/g

const cleanText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(unwanted, '')
    .replace(/\p{Cs}/gu, '\ufffd')

const checkText = (blocks: readonly Block[]): void => {
  const length = blocks.reduce((sum, { text }) => sum + text.length, 0)
  if (length === 0) throw new UnreadableDocument('The file has no text.')
  if (length > MOST_TEXT)
    throw new UnreadableDocument('The file holds more than 50 million characters of text.')
}
