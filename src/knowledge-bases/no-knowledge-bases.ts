import { resourceNotFoundException } from '../errors.ts'
import type { OpenBase } from './open-base.ts'

/** Where none can be made. */
export const noKnowledgeBases: OpenBase = {
  open: async (_owner, identifier) => {
    throw resourceNotFoundException(
      `Knowledge Base with id ${identifier.slice(identifier.lastIndexOf('/') + 1)} does not exist.`,
    )
  },
}
