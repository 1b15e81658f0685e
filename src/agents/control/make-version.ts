import { validationException } from '../../errors.ts'
import { agentVersion } from '../../resources/agent-version.ts'
import type { AgentsContext } from './agents-context.ts'
import { changeAgent } from './change-draft.ts'
import { requireAgent, type StoredVersion } from './find-agents.ts'

/** As AWS says them in refusals. */
const STATES: Readonly<Record<string, string>> = { NOT_PREPARED: 'Not Prepared', FAILED: 'Failed' }

/**
 * The prepared draft, kept under the next number.
 *
 * @param operation what is refused where the draft is not prepared.
 * @throws ValidationException in AWS's words [seen: "Create operation can't be performed on AgentAlias when Agent is in Not Prepared state."].
 */
export const makeVersion = async (
  context: AgentsContext,
  agentId: string,
  operation: 'Create' | 'Update',
): Promise<StoredVersion> => {
  const changed = await changeAgent(context, agentId, ({ status, document }) => {
    const { prepared, lastVersion } = document
    if (status !== 'PREPARED' || prepared === undefined)
      throw validationException(
        `${operation} operation can't be performed on AgentAlias when Agent is in ${STATES[status] ?? status} state.`,
        { hint: 'PrepareAgent comes first, after every change of the draft.' },
      )
    const version = String(lastVersion + 1)
    return { document: { ...document, lastVersion: lastVersion + 1, prepared: { ...prepared, version } } }
  })
  const { prepared, settings, parts, lastVersion } = changed.document
  if (prepared === undefined) throw new Error('The draft of a version has been prepared.')
  const number = String(lastVersion)
  return context.resources.of(agentVersion).create(context, {
    id: `${agentId}/${number}`,
    name: changed.name,
    status: 'PREPARED',
    document: { agentId, number, settings, parts, definition: prepared.definition },
  })
}

/** Whether the prepared draft is another than the version: what UpdateAgentAlias without a routing configuration asks. */
export const isNewerDraft = async (
  context: AgentsContext,
  agentId: string,
  version: string | undefined,
): Promise<boolean> => {
  const { status, document } = await requireAgent(context.resources, context, agentId)
  return status === 'PREPARED' && (version === undefined || document.prepared?.version !== version)
}
