import type { ParsedDocument } from './parsed-document.ts'

const BETWEEN_BLOCKS = '\n\n'

/** The text that chunks' offsets count in, and where each block begins in it. */
export const documentText = ({ blocks }: ParsedDocument): { text: string; starts: number[] } => {
  const starts: number[] = []
  let start = 0
  for (const { text } of blocks) {
    starts.push(start)
    start += text.length + BETWEEN_BLOCKS.length
  }
  return { text: blocks.map(({ text }) => text).join(BETWEEN_BLOCKS), starts }
}
