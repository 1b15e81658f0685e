import type { EmbedRequest, EmbedResponse } from '../backends/backend.ts'
import type { ReplaceableText } from './dialect.ts'

/** What a backend answered to an embed request. */
export type Embedded = Omit<EmbedResponse, 'served'>

/** An embedding family's native format. Quantising and naming are its work; a backend knows only unit vectors. */
export interface EmbedDialect {
  /** Matches the foundation model IDs of the family. */
  readonly modelIds: RegExp
  /** @throws ValidationException `Malformed input request: ...` for a body the family does not accept. */
  decodeRequest(body: unknown, model: string): Omit<EmbedRequest, 'modelId'>
  encodeRequest(request: Omit<EmbedRequest, 'modelId'>, model: string): unknown
  /** @param body the request's, which says the types and the names that the answer has. */
  encodeResponse(embedded: Embedded, body: unknown, requestId: string): unknown
  /** @throws ModelErrorException for a body of another form. */
  decodeResponse(body: unknown): Embedded
  texts(body: unknown): ReplaceableText[]
}
