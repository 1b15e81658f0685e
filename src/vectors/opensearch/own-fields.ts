/** The fields that Outcrop adds to an index, beside those that a knowledge base names. */
export const own = {
  kind: 'outcrop_kind',
  base: 'outcrop_base',
  document: 'outcrop_document',
  source: 'outcrop_source',
  generation: 'outcrop_generation',
  chunk: 'outcrop_chunk',
  terms: 'outcrop_terms',
  searched: 'outcrop_searched',
  parent: 'outcrop_parent',
  note: 'outcrop_note',
} as const

const keyword = { type: 'keyword' }
const kept = { type: 'keyword', index: false, doc_values: false }

/** As OpenSearch maps them. */
export const ownMapping: Readonly<Record<string, { readonly type: string }>> = {
  [own.kind]: keyword,
  [own.base]: keyword,
  [own.document]: keyword,
  [own.source]: keyword,
  [own.generation]: keyword,
  [own.chunk]: kept,
  [own.terms]: keyword,
  [own.searched]: { type: 'text' },
  [own.parent]: kept,
  [own.note]: kept,
}
