import type { Block } from '../parsed-document.ts'
import { type DomElement, type DomNode, isElement, TEXT_NODE } from './dom.ts'
import { tableText } from './table-text.ts'

const skipped: ReadonlySet<string> = new Set(
  'script style title noscript template svg math canvas iframe object embed head nav button select option input textarea dialog audio video'.split(
    ' ',
  ),
)
const flowing: ReadonlySet<string> = new Set(
  `a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q rp rt ruby s samp small span strike
   strong sub sup time tt u var wbr`.split(/\s+/),
)
/** What is nested deeper than this is hostile: it is read as one run of text. */
const MOST_DEPTH = 200

/** The text below an element, block by block; scripts, forms' controls and navigation are left out. */
export const readBlocks = (root: DomElement): Block[] => {
  const blocks: Block[] = []
  let run = ''
  const flush = (): void => {
    const text = tidy(run)
    run = ''
    if (text !== '') blocks.push({ kind: 'paragraph', text })
  }
  const push = (block: Block): void => {
    flush()
    if (block.text !== '') blocks.push(block)
  }

  const walk = (node: DomNode, depth: number): void => {
    if (node.nodeType === TEXT_NODE) run += collapse(node.textContent ?? '')
    if (!isElement(node) || isSkipped(node)) return
    const name = node.localName
    const level = /^h([1-6])$/.exec(name)?.[1]
    if (level !== undefined) push({ kind: 'heading', text: flat(node), level: Number(level) })
    else if (name === 'br') run += '\n'
    else if (name === 'pre')
      push({ kind: 'code', text: (node.textContent ?? '').replace(/^\n/, '').trimEnd() })
    else if (name === 'ul' || name === 'ol') push({ kind: 'list', text: listText(node, depth) })
    else if (name === 'table' && isData(node)) push({ kind: 'table', text: tableText(readRows(node)) })
    else if (depth > MOST_DEPTH) run += flat(node)
    else {
      const isBlock = !flowing.has(name)
      if (isBlock) flush()
      for (const child of node.childNodes) walk(child, depth + 1)
      if (isBlock) flush()
    }
  }

  walk(root, 0)
  flush()
  return blocks
}

const isSkipped = (element: DomElement): boolean =>
  skipped.has(element.localName) || element.getAttribute('hidden') !== null

/** The items a line each, those of inner lists indented. */
const listText = (list: DomElement, depth: number, indent = ''): string => {
  const lines: string[] = []
  let number = 0
  for (const item of list.childNodes) {
    if (!isElement(item) || isSkipped(item)) continue
    number += 1
    const mark = list.localName === 'ol' ? `${number}.` : '-'
    const inner: string[] = []
    const text = tidy(itemText(item, depth + 1, `${indent}  `, inner))
    if (text !== '') lines.push(`${indent}${mark} ${text.replace(/\s*\n\s*/g, ' ')}`)
    lines.push(...inner.filter(line => line !== ''))
  }
  return lines.join('\n')
}

const itemText = (node: DomElement, depth: number, indent: string, inner: string[]): string => {
  if (depth > MOST_DEPTH) return flat(node)
  let text = ''
  for (const child of node.childNodes) {
    if (child.nodeType === TEXT_NODE) text += collapse(child.textContent ?? '')
    if (!isElement(child) || isSkipped(child)) continue
    if (child.localName === 'ul' || child.localName === 'ol') inner.push(listText(child, depth + 1, indent))
    else if (flowing.has(child.localName)) text += itemText(child, depth + 1, indent, inner)
    else text += ` ${itemText(child, depth + 1, indent, inner)} `
  }
  return text
}

/** A table that lays out a page holds headings, lists or tables of its own. */
const isData = (table: DomElement): boolean =>
  table.querySelector('table, h1, h2, h3, h4, h5, h6, ul, ol, pre') === null

const readRows = (table: DomElement): string[][] => {
  const rows: string[][] = []
  const caption = table.querySelector('caption')
  if (caption !== null) rows.push([flat(caption)])
  for (const row of table.querySelectorAll('tr')) {
    const cells: string[] = []
    for (const cell of row.childNodes) if (isElement(cell) && !isSkipped(cell)) cells.push(cellText(cell))
    rows.push(cells)
  }
  return rows
}

const cellText = (cell: DomElement): string => {
  for (const script of cell.querySelectorAll('script, style, noscript, template')) script.remove()
  return itemText(cell, 0, '', [])
}

const collapse = (text: string): string => text.replace(/[\t\n\f\r ]+/g, ' ')

const flat = (node: DomNode): string => tidy(collapse(node.textContent ?? ''))

const tidy = (text: string): string =>
  text
    .replace(/ +/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
