import type { Functions } from '../../functions/functions.ts'
import type { RetrievalContext } from '../../knowledge-bases/retrieval/retrieval-context.ts'
import type { Logger } from '../../log.ts'
import type { Agents } from '../agents.ts'

/** What the runtime knows of the request that makes a turn. */
export interface AgentContext extends RetrievalContext {
  readonly functions: Pick<Functions, 'invoke'>
  readonly agents: Agents
  readonly log: Logger
}
