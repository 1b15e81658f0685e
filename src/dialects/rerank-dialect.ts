import type { RerankRequest } from '../backends/backend.ts'
import type { ReplaceableText } from './dialect.ts'

/** A reranking family's native format. */
export interface RerankDialect {
  /** Matches the foundation model IDs of the family. */
  readonly modelIds: RegExp
  /** @throws ValidationException `Malformed input request: ...` for a body the family does not accept. */
  decodeRequest(body: unknown): Omit<RerankRequest, 'modelId'>
  encodeRequest(request: Omit<RerankRequest, 'modelId'>): unknown
  /** @param scores of the request's documents, in their order; the answer ranks them, best first. */
  encodeResponse(scores: readonly number[], body: unknown): unknown
  /** The scores in the order of `documents`; those that the answer left out are 0. @throws ModelErrorException */
  decodeResponse(body: unknown, documents: number): number[]
  texts(body: unknown): ReplaceableText[]
}
