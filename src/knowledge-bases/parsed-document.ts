/** What a file says, whatever its format. */
export interface ParsedDocument {
  readonly title?: string
  readonly blocks: readonly Block[]
}

/** In the order of the document. The text of a document is that of its blocks with a blank line between. */
export interface Block {
  readonly kind: 'heading' | 'paragraph' | 'list' | 'table' | 'code'
  readonly text: string
  /** Of a heading: 1 is the highest. */
  readonly level?: number
  /** From 1, where the format has pages. */
  readonly page?: number
}
