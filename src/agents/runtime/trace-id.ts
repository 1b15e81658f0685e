import type { AgentContext } from './agent-context.ts'
import type { Turn } from './turn.ts'

/** At most the 16 characters that a trace's ID may have, where the part has no more than 5. */
export const traceIdOf = (
  { depth }: Pick<Turn, 'depth'>,
  part: string,
  { requestId }: Pick<AgentContext, 'requestId'>,
): string => `${requestId.replace(/[^0-9a-zA-Z]/g, '').slice(0, 8)}-${depth}-${part}`
