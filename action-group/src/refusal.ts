import type { ResponseState } from './envelope.ts'

export interface RefusalOptions extends ErrorOptions {
  /** Of an operation of an API; 422 unless said. */
  readonly httpStatusCode?: number
  /** Of a function; none unless said, so that the sentence is the function's result. */
  readonly responseState?: ResponseState
}

/** Thrown by a function that says no. Its message is a sentence for the model and the user, who both get it word for word. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly httpStatusCode: number
  readonly responseState: ResponseState | undefined

  constructor(sentence: string, options: RefusalOptions = {}) {
    super(sentence, options)
    this.httpStatusCode = options.httpStatusCode ?? 422
    this.responseState = options.responseState
  }
}
