import type { ResourceType } from './resource.ts'

export interface InvocationStep {
  readonly invocationId: string
  /** ISO text. */
  readonly time: string
  readonly blocks: readonly StoredBlock[]
}

export type StoredBlock =
  | { readonly text: string }
  | { readonly image: { readonly format: string; readonly base64: string } }
  | { readonly image: { readonly format: string; readonly uri: string } }

/** The steps of one session, of all its invocations: a kind of its own, so that its list is read without those of all others. */
export const invocationStep = (sessionId: string): ResourceType<InvocationStep> => ({
  kind: `session/${sessionId}/invocation-step`,
  version: 1,
  newId: () => crypto.randomUUID(),
})
