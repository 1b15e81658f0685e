/** What a function of an action group has to return. */
export interface Envelope {
  readonly messageVersion: '1.0'
  readonly response: FunctionEnvelope | ApiEnvelope
  readonly sessionAttributes?: Readonly<Record<string, string>>
  readonly promptSessionAttributes?: Readonly<Record<string, string>>
  readonly knowledgeBasesConfiguration?: readonly object[]
}

export interface FunctionEnvelope {
  readonly actionGroup: string
  readonly function: string
  readonly functionResponse: {
    readonly responseState?: ResponseState
    readonly responseBody: { readonly TEXT: { readonly body: string } }
  }
}

export interface ApiEnvelope {
  readonly actionGroup: string
  readonly apiPath: string
  readonly httpMethod: string
  readonly httpStatusCode: number
  /** By content type. */
  readonly responseBody: Readonly<Record<string, { readonly body: string }>>
}

/** `FAILURE` ends the turn with a DependencyFailedException; `REPROMPT` gives the body to the model and lets it try again. */
export type ResponseState = 'FAILURE' | 'REPROMPT'
