import type { Principal } from '../../principal.ts'
import type { HttpResponse } from '../../wire/exchange.ts'

/** A request under `/outcrop/` of a caller that may make it. */
export interface AdminRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly principal: Principal
  readonly body: Buffer
}

/** One of Outcrop's own pages; undefined for a path that is not its. */
export type Page = (request: AdminRequest) => Promise<HttpResponse | undefined>
