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

export interface DomDocument extends DomElement {
  readonly body: DomElement
}

export const TEXT_NODE = 3
export const ELEMENT_NODE = 1

export const parseDom = (html: string): DomDocument => {
  const hasBody = /<(html|body)[\s>]/i.test(html)
  return parseHTML(hasBody ? html : `<html><body>${html}</body></html>`).document as unknown as DomDocument
}
