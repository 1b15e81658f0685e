import type { ResponseState } from './envelope.ts'

export type EnvelopeValidation = ValidEnvelope | InvalidEnvelope

export interface InvalidEnvelope {
  readonly ok: false
  /** At least one, at most twenty. */
  readonly problems: readonly EnvelopeProblem[]
}

export interface EnvelopeProblem {
  /** `response.httpStatusCode`; empty for the reply itself. */
  readonly path: string
  /** Begins in small letters: it follows the path. */
  readonly problem: string
  /** A sentence on what to write instead. */
  readonly hint: string
}

/** What a valid reply says, read out of it. */
export type ValidEnvelope = ValidFunctionEnvelope | ValidApiEnvelope

export interface ValidFunctionEnvelope extends ValidOfAnyForm {
  readonly form: 'function'
  readonly responseState?: ResponseState
}

export interface ValidApiEnvelope extends ValidOfAnyForm {
  readonly form: 'api'
  readonly httpStatusCode: number
  readonly contentType: string
}

interface ValidOfAnyForm {
  readonly ok: true
  readonly body: string
  readonly sessionAttributes?: Readonly<Record<string, string>>
  readonly promptSessionAttributes?: Readonly<Record<string, string>>
  readonly knowledgeBasesConfiguration?: readonly object[]
}
