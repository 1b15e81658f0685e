import type { ResourceType } from './resource.ts'

export interface SessionInvocation {
  readonly description?: string | undefined
}

/** The invocations of one session: a kind of its own, so that its list is read without those of all others. */
export const sessionInvocation = (sessionId: string): ResourceType<SessionInvocation> => ({
  kind: `session/${sessionId}/invocation`,
  version: 1,
  newId: () => crypto.randomUUID(),
})
