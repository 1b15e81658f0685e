import type {
  Chunk,
  ChunkIndex,
  ChunkSearch,
  FoundChunk,
  IndexedDocument,
  Metadata,
  MetadataFilter,
} from '../../src/vectors/chunk-index.ts'

/** A ChunkIndex in memory that looks at every chunk: by the cosine of the vectors, and the share of the query's words. */
export const createExactIndex = (): ChunkIndex & { readonly searches: ChunkSearch[] } => {
  const documents = new Map<string, IndexedDocument>()
  const searches: ChunkSearch[] = []
  return {
    searches,
    async put(document) {
      documents.set(document.id, document)
    },
    async delete(ids) {
      for (const id of ids) documents.delete(id)
    },
    async deleteSource(dataSourceId) {
      for (const document of documents.values())
        if (document.dataSourceId === dataSourceId) documents.delete(document.id)
    },
    async search(search) {
      searches.push(search)
      return [...documents.values()]
        .flatMap(document => document.chunks.map(chunk => toFound(document, chunk, search)))
        .filter(({ metadata }) => search.filter === undefined || meets(metadata, search.filter))
        .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1))
        .slice(0, search.limit)
    },
    async destroy() {
      documents.clear()
    },
    async close() {},
  }
}

const toFound = (
  { id, dataSourceId, parents }: IndexedDocument,
  chunk: Chunk,
  { vector, text }: ChunkSearch,
): FoundChunk => {
  const cosine = vector.reduce((sum, component, at) => sum + component * (chunk.vector[at] ?? 0), 0)
  const near = Math.max(0, cosine)
  const parent = chunk.parent === undefined ? undefined : parents?.[chunk.parent]
  return {
    id: chunk.id,
    documentId: id,
    dataSourceId,
    text: chunk.text,
    metadata: chunk.metadata,
    score: text === undefined ? near : (near + shareOfWords(text, chunk.searched ?? chunk.text)) / 2,
    ...(parent && { parent }),
  }
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}+|\p{N}+/gu) ?? []

const shareOfWords = (query: string, text: string): number => {
  const asked = wordsOf(query)
  const held = new Set(wordsOf(text))
  return asked.filter(word => held.has(word)).length / Math.max(1, asked.length)
}

const meets = (metadata: Metadata, filter: MetadataFilter): boolean => {
  if ('filters' in filter) {
    const each = (one: MetadataFilter) => meets(metadata, one)
    return filter.operator === 'andAll' ? filter.filters.every(each) : filter.filters.some(each)
  }
  const { operator, key, value } = filter
  const held = Object.hasOwn(metadata, key) ? metadata[key] : undefined
  const among = (values: unknown, one: unknown) => Array.isArray(values) && values.includes(one)
  const numbers = typeof held === 'number' && typeof value === 'number'
  switch (operator) {
    case 'equals':
      return held === value
    case 'notEquals':
      return held !== value
    case 'greaterThan':
      return numbers && held > value
    case 'greaterThanOrEquals':
      return numbers && held >= value
    case 'lessThan':
      return numbers && held < value
    case 'lessThanOrEquals':
      return numbers && held <= value
    case 'in':
      return among(value, held)
    case 'notIn':
      return !among(value, held)
    case 'startsWith':
      return String(held ?? '').startsWith(String(value))
    case 'stringContains':
      return (Array.isArray(held) ? held : [held ?? '']).some(each => String(each).includes(String(value)))
    case 'listContains':
      return among(held, value)
  }
}
