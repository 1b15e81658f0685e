import type {
  AgentActionGroup,
  APISchema,
  CollaboratorConfiguration,
  Collaborator as InlineCollaborator,
  InvokeInlineAgentRequest,
} from '@aws-sdk/client-bedrock-agent-runtime'
import { notImplementedException, validationException } from '../errors.ts'
import type { ActionGroup, AgentDefinition, Collaborator } from './agent-definition.ts'
import type { ApiOperation } from './api-schema/api-operation.ts'
import { DEEPEST } from './runtime/ask-collaborator.ts'
import { refuseParsers } from './runtime/parse-by-function.ts'

/** The user guide's own for agents (REQUIREMENTS of this project: an hour). */
const IDLE_SECONDS = 3_600

type Inline = Omit<InvokeInlineAgentRequest, 'sessionId' | 'agentName'> & { agentName?: string | undefined }

/** Of an OpenAPI document, wherever it is. @throws ValidationException for one that is none. */
export type ReadOperations = (
  schema: APISchema,
  actionGroup: string,
  foundationModel: string,
) => Promise<readonly ApiOperation[]>

/**
 * An agent that a call brings with it.
 *
 * @throws ValidationException for an action group of neither form, or a collaborator that is not there.
 */
export const inlineDefinition = async (
  request: Inline | InlineCollaborator,
  collaborators: readonly InlineCollaborator[],
  readOperations: ReadOperations,
): Promise<AgentDefinition> => {
  const levels = Array.from(
    { length: DEEPEST },
    () => new Map<InlineCollaborator, Promise<AgentDefinition>>(),
  )
  const named = new Map(collaborators.toReversed().map(each => [each.agentName, each]))
  return define(request, { collaborators: named, readOperations, levels })
}

/** What all agents of one call have in common. */
interface Call {
  /** By name; the first of several. */
  readonly collaborators: ReadonlyMap<string | undefined, InlineCollaborator>
  readonly readOperations: ReadOperations
  /** Those that are defined, by how deep they may be asked: agents name each other, and each is made once for a level. */
  readonly levels: readonly Map<InlineCollaborator, Promise<AgentDefinition>>[]
}

type PromptOverrides = NonNullable<AgentDefinition['promptOverrides']>

const define = async (
  request: Inline | InlineCollaborator,
  { collaborators, readOperations, levels }: Call,
): Promise<AgentDefinition> => {
  const { foundationModel, instruction, actionGroups = [], knowledgeBases = [] } = request
  const { agentCollaboration = 'DISABLED', collaboratorConfigurations = [] } = request
  refuseParsers({ promptOverrides: request.promptOverrideConfiguration as PromptOverrides })
  return {
    name: request.agentName ?? 'INLINE_AGENT',
    foundationModel: foundationModel ?? '',
    instruction: instruction ?? '',
    idleSessionSeconds: request.idleSessionTTLInSeconds ?? IDLE_SECONDS,
    actionGroups: await Promise.all(
      actionGroups.map(group => toGroup(group, foundationModel ?? '', readOperations)),
    ),
    knowledgeBases: knowledgeBases.map(
      ({ knowledgeBaseId = '', description = '', retrievalConfiguration }) => ({
        knowledgeBaseId,
        description,
        ...(retrievalConfiguration !== undefined && { retrieval: retrievalConfiguration }),
      }),
    ),
    collaboration: agentCollaboration,
    collaborators: await Promise.all(
      // Nobody asks those of the last level.
      levels.length === 0
        ? []
        : collaboratorConfigurations.map(each =>
            toCollaborator(each, { collaborators, readOperations, levels }),
          ),
    ),
    ...(request.promptOverrideConfiguration !== undefined && {
      // The runtime's shape and the control plane's are the same but for one newer type of prompt.
      promptOverrides: request.promptOverrideConfiguration as PromptOverrides,
    }),
    ...(request.guardrailConfiguration !== undefined && {
      guardrail: {
        guardrailIdentifier: request.guardrailConfiguration.guardrailIdentifier,
        guardrailVersion: request.guardrailConfiguration.guardrailVersion,
      },
    }),
    ...orchestratorOf(request),
  }
}

const orchestratorOf = (request: Inline | InlineCollaborator): { orchestrator?: string } => {
  if (!('orchestrationType' in request) || request.orchestrationType !== 'CUSTOM_ORCHESTRATION') return {}
  const lambda = request.customOrchestration?.executor?.lambda
  if (lambda === undefined)
    throw validationException(
      'An agent of the orchestration type CUSTOM_ORCHESTRATION needs customOrchestration.',
    )
  return { orchestrator: lambda }
}

const ASKS_USER = 'AMAZON.UserInput'

const toGroup = async (
  group: AgentActionGroup,
  model: string,
  readOperations: ReadOperations,
): Promise<ActionGroup> => {
  const { actionGroupName: name = '', description, parentActionGroupSignature: signature } = group
  const { actionGroupExecutor: executor, apiSchema, functionSchema } = group
  if (signature !== undefined && signature !== ASKS_USER)
    throw notImplementedException(`Action groups with the signature ${signature} are not implemented.`)
  if (signature === undefined && (apiSchema === undefined) === (functionSchema === undefined))
    throw validationException(`The action group ${name} needs either apiSchema or functionSchema.`)
  return {
    name,
    ...(description !== undefined && { description }),
    ...(signature !== undefined && { signature }),
    ...(executor !== undefined && { executor: executor as NonNullable<ActionGroup['executor']> }),
    ...(functionSchema?.functions !== undefined && { functions: functionSchema.functions }),
    ...(apiSchema !== undefined && { operations: await readOperations(apiSchema, name, model) }),
  }
}

const toCollaborator = async (
  {
    collaboratorName = '',
    collaboratorInstruction = '',
    agentAliasArn,
    relayConversationHistory,
  }: CollaboratorConfiguration,
  { collaborators, readOperations, levels }: Call,
): Promise<Collaborator> => {
  const common = {
    name: collaboratorName,
    instruction: collaboratorInstruction,
    relaysHistory: relayConversationHistory ?? ('DISABLED' as const),
  }
  if (agentAliasArn !== undefined) return { ...common, agent: { aliasArn: agentAliasArn } }
  const inline = collaborators.get(collaboratorName)
  if (inline === undefined)
    throw validationException(
      `The collaborator ${collaboratorName} is neither among collaborators nor has it an agentAliasArn.`,
    )
  const [level, ...deeper] = levels
  const known = level?.get(inline)
  const defined = known ?? define(inline, { collaborators, readOperations, levels: deeper })
  level?.set(inline, defined)
  return { ...common, agent: { inline: await defined } }
}
