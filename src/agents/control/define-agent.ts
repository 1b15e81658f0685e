import type { ActionGroupPart, AgentParts, AgentSettings } from '../../resources/agent.ts'
import type { ActionGroup, AgentDefinition } from '../agent-definition.ts'

/** A draft, settings and what is enabled, as the loop runs it. Only of one that has an instruction and a model. */
export const defineAgent = (
  name: string,
  settings: AgentSettings & { readonly instruction: string; readonly foundationModel: string },
  { actionGroups, knowledgeBases, collaborators }: AgentParts,
): AgentDefinition => {
  const { promptOverrides, memory, guardrail, collaboration, customOrchestration } = settings
  const orchestrator = customOrchestration?.executor?.lambda
  return {
    name,
    foundationModel: settings.foundationModel,
    instruction: settings.instruction,
    idleSessionSeconds: settings.idleSessionSeconds,
    actionGroups: actionGroups.filter(isEnabled).map(defineActionGroup),
    knowledgeBases: knowledgeBases
      .filter(isEnabled)
      .map(({ id, description }) => ({ knowledgeBaseId: id, description })),
    collaboration,
    collaborators:
      collaboration === 'DISABLED'
        ? []
        : collaborators.map(({ name, instruction, relaysHistory, aliasArn }) => ({
            name,
            instruction,
            relaysHistory,
            agent: { aliasArn },
          })),
    ...(promptOverrides !== undefined && { promptOverrides }),
    ...(memory !== undefined && { memory }),
    ...(guardrail !== undefined && { guardrail }),
    ...(orchestrator !== undefined && { orchestrator }),
  }
}

const isEnabled = ({ state }: { readonly state: 'ENABLED' | 'DISABLED' }): boolean => state === 'ENABLED'

const defineActionGroup = (part: ActionGroupPart): ActionGroup => {
  const { name, description, signature, executor, functionSchema, operations } = part
  const functions = functionSchema?.functions
  return {
    name,
    ...(description !== undefined && { description }),
    ...(signature !== undefined && { signature }),
    ...(executor !== undefined && { executor }),
    ...(functions !== undefined && { functions }),
    ...(operations !== undefined && { operations }),
  }
}
