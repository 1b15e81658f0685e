import type { ResourceType } from './resource.ts'

/** A conversation that the caller's own application keeps here. Its status is ACTIVE or ENDED: that it has expired is told by its age. */
export interface Session {
  readonly metadata?: Readonly<Record<string, string>> | undefined
  readonly encryptionKeyArn?: string | undefined
  /** Invocation steps that it has. */
  readonly steps: number
}

export const session: ResourceType<Session> = {
  kind: 'session',
  version: 1,
  newId: () => crypto.randomUUID(),
}
