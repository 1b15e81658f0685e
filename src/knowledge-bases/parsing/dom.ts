import { parseHTML } from 'linkedom'

/** What is asked of a document's tree. */
export interface DomNode {
  readonly nodeType: number
  /** Of an element, in lower case. */
  readonly localName?: string
  readonly childNodes: Iterable<DomNode>
  readonly textContent: string | null
}

export interface DomElement extends DomNode {
  readonly localName: string
  getAttribute(name: string): string | null
  querySelector(selector: string): DomElement | null
  querySelectorAll(selector: string): Iterable<DomElement>
  remove(): void
}

export const TEXT_NODE = 3
export const ELEMENT_NODE = 1

/** The whole document, under one element, whichever tags the page leaves out. */
export const parseDom = (html: string): { readonly document: object; readonly root: DomElement } => {
  const whole = /<html[\s>]/i.test(html) ? html : `<html>${html}</html>`
  const { document } = parseHTML(whole) as unknown as { document: { documentElement: DomElement } }
  return { document, root: document.documentElement }
}

export const isElement = (node: DomNode): node is DomElement => node.nodeType === ELEMENT_NODE

export const isDeeperThan = (node: DomNode, depth: number): boolean => {
  if (depth === 0) return true
  for (const child of node.childNodes) if (isElement(child) && isDeeperThan(child, depth - 1)) return true
  return false
}
