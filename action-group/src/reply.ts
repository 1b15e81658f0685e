import type { ResponseState } from './envelope.ts'

export interface ReplyOptions {
  /** Of an operation of an API; 200 unless said. */
  readonly httpStatusCode?: number
  /** Of an operation of an API; `application/json` unless said. */
  readonly contentType?: string
  /** Of a function; none unless said. */
  readonly responseState?: ResponseState
  readonly knowledgeBasesConfiguration?: readonly object[]
}

/** Returned by a function that has more to say than a value. */
export class Reply {
  readonly value: unknown
  readonly options: ReplyOptions

  constructor(value: unknown, options: ReplyOptions = {}) {
    this.value = value
    this.options = options
  }
}
