import type { FoundChunk } from '../../vectors/chunk-index.ts'
import type { Passage } from './passage.ts'

/** In the order given, each parent once, where its best child stands, with that child's score and metadata. */
export const toPassages = (chunks: readonly FoundChunk[]): Passage[] => {
  const seen = new Set<string>()
  return chunks.flatMap(({ parent, ...chunk }) => {
    const id = parent?.id ?? chunk.id
    if (seen.has(id)) return []
    seen.add(id)
    return [{ ...chunk, id, text: parent?.text ?? chunk.text }]
  })
}
