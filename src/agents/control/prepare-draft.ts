import { validationException } from '../../errors.ts'
import type { AgentParts } from '../../resources/agent.ts'
import { refuseParsers } from '../runtime/parse-by-function.ts'
import type { AgentsContext } from './agents-context.ts'
import { changeAgent } from './change-draft.ts'
import { refuseFailedName } from './check-name.ts'
import { defineAgent } from './define-agent.ts'
import type { StoredAgent } from './find-agents.ts'
import { warnOfInstruction } from './instruction-cost.ts'

/**
 * What `TSTALIASID` answers by from now on. A draft that lacks what an agent needs has FAILED and says why, as at AWS:
 * it goes on answering as it was prepared before.
 *
 * @throws ValidationException, in AWS's words, for a supervisor without collaborators; NotImplementedException for a parser that would
 * not be asked.
 */
export const prepareDraft = async (context: AgentsContext, agentId: string): Promise<StoredAgent> => {
  const at = new Date(context.clocks.service.now()).toISOString()
  const prepared = await changeAgent(context, agentId, ({ name = '', document }) => {
    const { settings, parts } = document
    refuseFailedName('Prepare', document)
    requireCollaborators(settings.collaboration, parts)
    refuseParsers(settings)
    const { instruction, foundationModel } = settings
    // The first of the two was seen (terraform-provider-aws#40255); the other is said alike.
    if (instruction === undefined) return failed('Exception: Agent Instruction cannot be null')
    if (foundationModel === undefined) return failed('Exception: Agent Foundation Model cannot be null')
    const { failureReasons: _, ...kept } = document
    const definition = defineAgent(name, { ...settings, instruction, foundationModel }, parts)
    return { status: 'PREPARED', document: { ...kept, prepared: { at, definition } } }

    function failed(reason: string) {
      return { status: 'FAILED', document: { ...document, failureReasons: [reason] } }
    }
  })
  if (prepared.status === 'PREPARED') await warnOfInstruction(context, prepared)
  return prepared
}

const requireCollaborators = (collaboration: string, { collaborators }: AgentParts): void => {
  if (collaboration === 'DISABLED' || collaborators.length > 0) return
  throw validationException(
    `This agent cannot be prepared. The AgentCollaboration attribute is set to ${collaboration} but no agent collaborators are added.`,
  )
}
