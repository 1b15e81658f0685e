import type { DocumentBlock } from '@aws-sdk/client-bedrock-runtime'
import { decodeDocument } from '../../conversation/decode-document.ts'

const lineBreaking: ReadonlySet<string> = new Set(
  'p div br li tr h1 h2 h3 h4 h5 h6 section article'.split(' '),
)
const entities: readonly (readonly [string, string])[] = [
  ['&nbsp;', ' '],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#39;', "'"],
  ['&amp;', '&'],
]

function tagName(tag: string): string {
  const bare = tag.startsWith('/') ? tag.slice(1) : tag
  const end = [' ', '/', '\n', '\t'].reduce((nearest, mark) => {
    const at = bare.indexOf(mark)
    return at < 0 ? nearest : Math.min(nearest, at)
  }, bare.length)
  return bare.slice(0, end).toLowerCase()
}

/** The text between the tags, a new line for each block; scripts and styles left out. */
function htmlText(html: string): string {
  const parts: string[] = []
  let index = 0
  while (index < html.length) {
    const open = html.indexOf('<', index)
    const close = open < 0 ? -1 : html.indexOf('>', open)
    if (close < 0) break
    parts.push(html.slice(index, open))
    const tag = html.slice(open + 1, Math.min(close, open + 200))
    const name = tagName(tag)
    if (lineBreaking.has(name)) parts.push('\n')
    index = close + 1
    if (tag.startsWith('/') || (name !== 'script' && name !== 'style')) continue
    const end = html.indexOf(`</${name}`, close)
    index = end < 0 ? html.length : end
  }
  parts.push(html.slice(index))
  return entities.reduce((text, [entity, character]) => text.replaceAll(entity, character), parts.join(''))
}

/** What a person would read of a `txt`, `md`, `csv` or `html` document; undefined for any other. */
export function readDocument(document: DocumentBlock): string | undefined {
  const text = decodeDocument(document)
  return text !== undefined && document.format === 'html' ? htmlText(text) : text
}
