import { lexer, type Token, type Tokens } from 'marked'
import type { Block, ParsedDocument } from '../parsed-document.ts'
import { decodeText } from './decode-text.ts'
import { parseDom } from './dom.ts'
import { readBlocks } from './html-blocks.ts'
import type { Parser } from './source-file.ts'
import { tableText } from './table-text.ts'

export const parseMarkdown: Parser = file => readMarkdown(decodeText(file).replace(/\r\n?/g, '\n'))

const readMarkdown = (text: string): ParsedDocument => {
  const front = frontMatter(text)
  const title = /^title:(.*)$/m
    .exec(front)?.[1]
    ?.trim()
    .replace(/^["']|["']$/g, '')
  const body = lexer(text.slice(front.length)).flatMap(readToken)
  const matter: Block[] = front === '' ? [] : [{ kind: 'code', text: front.trimEnd().slice(4, -4) }]
  return { ...(title !== undefined && { title }), blocks: [...matter, ...body] }
}

/** YAML between two lines of dashes at the beginning; empty where there is none. */
const frontMatter = (text: string): string => {
  if (!text.startsWith('---\n')) return ''
  const end = text.indexOf('\n---', 3)
  const lineEnd = text.indexOf('\n', end + 1)
  if (end < 0 || !/^[\w-]+:/m.test(text.slice(4, end))) return ''
  return text.slice(0, lineEnd < 0 ? undefined : lineEnd + 1)
}

const readToken = (token: Token): Block[] => {
  switch (token.type) {
    case 'heading':
      return [{ kind: 'heading', level: token.depth, text: inlineText(token.tokens ?? []) }]
    case 'code':
      return [{ kind: 'code', text: token.text }]
    case 'list':
      return [{ kind: 'list', text: listText(token as Tokens.List, '') }]
    case 'table':
      return [{ kind: 'table', text: readTable(token as Tokens.Table) }]
    case 'blockquote':
      return (token.tokens ?? []).flatMap(readToken)
    case 'html':
      return readBlocks(parseDom(token.text).root)
    case 'space':
    case 'hr':
    case 'def':
      return []
    default:
      return [{ kind: 'paragraph', text: tokenText(token) }]
  }
}

const readTable = ({ header, rows }: Tokens.Table): string =>
  tableText([header, ...rows].map(row => row.map(({ tokens }) => inlineText(tokens))))

const listText = ({ items, ordered, start }: Tokens.List, indent: string): string =>
  items
    .map((item, index) => {
      const mark = ordered ? `${Number(start) + index}.` : '-'
      const inner = item.tokens.filter(({ type }) => type === 'list') as Tokens.List[]
      const own = item.tokens.filter(({ type }) => type !== 'list')
      const text = own.map(tokenText).join('\n').trim().replace(/\n\s*/g, `\n${indent}  `)
      return [`${indent}${mark} ${text}`, ...inner.map(list => listText(list, `${indent}  `))].join('\n')
    })
    .join('\n')

const tokenText = (token: Token): string => {
  if (token.type === 'br') return '\n'
  if (token.type === 'image') return token.text
  if (token.type === 'checkbox') return token.raw
  // The text between two tags is a token of its own.
  if (token.type === 'html') return ''
  if ('tokens' in token && token.tokens !== undefined) return inlineText(token.tokens)
  return 'text' in token && typeof token.text === 'string' ? token.text : ''
}

const inlineText = (tokens: readonly Token[]): string => tokens.map(tokenText).join('')
