import { Readability } from '@mozilla/readability'
import type { Block, ParsedDocument } from '../parsed-document.ts'
import { decodeText } from './decode-text.ts'
import { type DomElement, isDeeperThan, parseDom } from './dom.ts'
import { readBlocks } from './html-blocks.ts'
import type { Parser, SourceFile } from './source-file.ts'

/** A longer page is no article: looking for its main content would take minutes. */
const MOST_FOR_ARTICLE = 3_000_000
const MOST_ELEMENTS = 20_000
/** Its time grows with more than the square of this. */
const MOST_DEPTH = 100
/** The share of the words outside links that the main content must hold, or else it is not all of it. */
const LEAST_SHARE = 0.6
const HEAD_BYTES = 1_024

/** The main content of a page, without its scripts, navigation and frame. */
export const parseHtml: Parser = file => parsePage(decodeText(file, metaCharset(file)))

export const parsePage = (html: string): ParsedDocument => {
  const page = parseDom(html).root
  const { title, blocks } = mainContent(page, html)
  const hasHeading = blocks.some(({ kind, level }) => kind === 'heading' && level === 1)
  if (title === '') return { blocks }
  // Readability takes a heading that repeats the title away.
  return { title, blocks: hasHeading ? blocks : [{ kind: 'heading', level: 1, text: title }, ...blocks] }
}

const mainContent = (page: DomElement, html: string): { title: string; blocks: Block[] } => {
  const title = page.querySelector('title')?.textContent?.trim().replace(/\s+/g, ' ') ?? ''
  const mains = [...page.querySelectorAll('main, [role="main"]')]
  const all = readBlocks(page)
  const [main] = mains
  if (main !== undefined && mains.length === 1 && holdsEnough(readBlocks(main), page))
    return { title, blocks: readBlocks(main) }
  const isReadable = html.length <= MOST_FOR_ARTICLE && !isDeeperThan(page, MOST_DEPTH)
  const article = isReadable ? readArticle(html) : undefined
  if (article === undefined || !holdsEnough(article.blocks, page)) return { title, blocks: all }
  return { title: article.title || title, blocks: article.blocks }
}

const readArticle = (html: string): { title: string; blocks: Block[] } | undefined => {
  try {
    // It takes the tree apart.
    const document = parseDom(html).document as ConstructorParameters<typeof Readability>[0]
    const article = new Readability(document, { maxElemsToParse: MOST_ELEMENTS }).parse()
    if (!article?.content) return undefined
    return { title: article.title?.trim() ?? '', blocks: readBlocks(parseDom(article.content).root) }
  } catch {
    // Too many elements, or a tree that it cannot take.
    return undefined
  }
}

const holdsEnough = (blocks: readonly Block[], body: DomElement): boolean => {
  let links = 0
  for (const link of body.querySelectorAll('a')) links += lengthOf(link.textContent ?? '')
  const all = readBlocks(body).reduce((sum, { text }) => sum + lengthOf(text), 0)
  const held = blocks.reduce((sum, { text }) => sum + lengthOf(text), 0)
  return held > 0 && held >= LEAST_SHARE * Math.max(0, all - links)
}

const lengthOf = (text: string): number => text.replace(/\s+/g, '').length

const metaCharset = ({ bytes }: SourceFile): string | undefined => {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD_BYTES))
  return /<meta[^>]{0,200}charset=["']?([\w.:-]+)/i.exec(head.toString('latin1'))?.[1]
}
