import type { CreateAgentRequest, UpdateAgentRequest } from '@aws-sdk/client-bedrock-agent'
import { validationException } from '../../errors.ts'
import type { AgentSettings } from '../../resources/agent.ts'
import type { AgentsContext } from './agents-context.ts'
import { checkPrompts } from './check-prompts.ts'

/** REQUIREMENTS G6; AWS's console offers 600. */
const IDLE_SESSION_SECONDS = 3_600
const STORAGE_DAYS = 30

/** Of CreateAgent and UpdateAgent: UpdateAgent clears what it does not name. */
export type SettingsInput = Omit<UpdateAgentRequest, 'agentId' | 'agentName' | 'agentResourceRoleArn'> &
  Pick<CreateAgentRequest, 'agentResourceRoleArn'>

/**
 * A model behind profiles may be named by its bare ID: only InvokeAgent refuses it [seen].
 *
 * @throws ValidationException for a model that does not exist, and settings that do not go together.
 */
export const readSettings = async (
  input: Partial<SettingsInput>,
  context: AgentsContext,
): Promise<AgentSettings> => {
  const { foundationModel, promptOverrideConfiguration, agentResourceRoleArn, customOrchestration } = input
  const prompts = promptOverrideConfiguration?.promptConfigurations ?? []
  for (const model of [foundationModel, ...prompts.map(prompt => prompt.foundationModel)])
    if (model !== undefined) await context.models.open(model, context, 'any')
  for (const hint of checkPrompts(promptOverrideConfiguration, foundationModel)) context.answer.hint(hint)
  const orchestrationType = input.orchestrationType ?? 'DEFAULT'
  const isCustom = orchestrationType === 'CUSTOM_ORCHESTRATION'
  if (isCustom !== (customOrchestration?.executor?.lambda !== undefined))
    throw validationException(
      isCustom
        ? 'The orchestration type CUSTOM_ORCHESTRATION needs customOrchestration with a Lambda executor.'
        : 'customOrchestration needs the orchestration type CUSTOM_ORCHESTRATION.',
    )
  return {
    description: input.description,
    // AWS takes an agent without one, and makes none: the answer's member is required.
    roleArn:
      agentResourceRoleArn ?? `arn:aws:iam::${context.account}:role/AmazonBedrockExecutionRoleForAgents`,
    foundationModel,
    instruction: input.instruction,
    idleSessionSeconds: input.idleSessionTTLInSeconds ?? IDLE_SESSION_SECONDS,
    customerEncryptionKeyArn: input.customerEncryptionKeyArn,
    promptOverrides: promptOverrideConfiguration,
    guardrail: input.guardrailConfiguration,
    memory: readMemory(input.memoryConfiguration),
    collaboration: input.agentCollaboration ?? 'DISABLED',
    orchestrationType,
    customOrchestration,
  }
}

/** `storageDays` of 1 to 365, 30 where it is not given [UG:agents-configure-memory]. */
const readMemory = (memory: SettingsInput['memoryConfiguration']): AgentSettings['memory'] => {
  if (memory === undefined) return undefined
  return { ...memory, storageDays: memory.storageDays ?? STORAGE_DAYS }
}
