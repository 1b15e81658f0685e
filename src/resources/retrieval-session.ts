import type { ResourceType } from './resource.ts'

/** A conversation of RetrieveAndGenerate. */
export interface RetrievalSession {
  /** What it answers from: a knowledge base's ID, or that the caller brings the sources. */
  readonly from: string
  readonly turns: readonly { readonly question: string; readonly answer: string }[]
}

export const retrievalSession: ResourceType<RetrievalSession> = {
  kind: 'retrieval-session',
  version: 1,
}
