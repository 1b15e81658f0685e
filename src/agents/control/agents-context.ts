import type { Clocks } from '../../clock.ts'
import type { Models } from '../../inference/models.ts'
import type { KnowledgeBases } from '../../knowledge-bases/knowledge-bases.ts'
import type { Logger } from '../../log.ts'
import type { Owner, ResourceStore } from '../../resources/resource.ts'

/** What the control plane of agents needs of a request. */
export interface AgentsContext extends Owner {
  readonly resources: ResourceStore
  readonly models: Models
  readonly clocks: Clocks
  readonly knowledgeBases: Pick<KnowledgeBases, 'readObject'>
  readonly signal: AbortSignal
  readonly log: Logger
  readonly answer: { hint(text: string): void }
}
