import { getDocumentProxy } from 'unpdf'
import { linesToBlocks } from './pdf-blocks.ts'
import { type PdfItem, readLines } from './pdf-lines.ts'
import type { Parser } from './source-file.ts'
import { UnreadableDocument } from './unreadable-document.ts'

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>
/** The library's own types name DOM types. */
interface TextItem {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
}

const ERRORS_ONLY = 0

/** With pages; tables row by row. */
export const parsePdf: Parser = async ({ bytes }) => {
  const pdf = await open(bytes)
  try {
    const lines = []
    for (let page = 1; page <= pdf.numPages; page++)
      lines.push(...readLines(await readItems(pdf, page), page))
    if (lines.length === 0) throw withoutText(pdf.numPages)
    const title = await readTitle(pdf)
    return { ...(title !== '' && { title }), blocks: linesToBlocks(lines) }
  } finally {
    await pdf.loadingTask.destroy()
  }
}

const open = async (bytes: Uint8Array): Promise<Pdf> => {
  try {
    // It takes what it is given away from its owner.
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: ERRORS_ONLY })
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException')
      throw new UnreadableDocument('The file is protected by a password.', { cause: error })
    throw error
  }
}

const readItems = async (pdf: Pdf, number: number): Promise<PdfItem[]> => {
  const page = await pdf.getPage(number)
  const { items } = await page.getTextContent()
  page.cleanup()
  return (items as (TextItem | object)[]).flatMap(item => {
    if (!('str' in item)) return []
    const [, , skew = 0, scale = 0, x = 0, y = 0] = item.transform
    return [{ text: item.str, x, y, width: item.width, size: Math.hypot(skew, scale) || 1 }]
  })
}

/** Of its own description, where that is no file's name. */
const readTitle = async (pdf: Pdf): Promise<string> => {
  const { info } = await pdf.getMetadata()
  const title = (info as { Title?: unknown }).Title
  return typeof title === 'string' && !/^(untitled|microsoft word)|\.\w{2,5}$/i.test(title.trim())
    ? title.trim()
    : ''
}

const withoutText = (pages: number): UnreadableDocument =>
  new UnreadableDocument(
    `The file has ${pages === 1 ? 'one page' : `${pages} pages`} and no text: it is probably a scan. Recognize its text (OCR) first.`,
  )
