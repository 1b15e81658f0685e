import type {
  ActionGroupExecutor,
  ActionGroupSignature,
  CreateAgentActionGroupRequest,
  FunctionSchema,
} from '@aws-sdk/client-bedrock-agent'
import { notImplementedException, validationException } from '../../errors.ts'
import type { ActionGroupPart } from '../../resources/agent.ts'
import { loadApiSchema } from '../api-schema/load-api-schema.ts'
import { readApiSchema } from '../api-schema/read-api-schema.ts'
import type { AgentsContext } from './agents-context.ts'

export type ActionGroupInput = Pick<
  CreateAgentActionGroupRequest,
  | 'actionGroupName'
  | 'description'
  | 'actionGroupState'
  | 'actionGroupExecutor'
  | 'apiSchema'
  | 'functionSchema'
  | 'parentActionGroupSignature'
  | 'parentActionGroupSignatureParams'
>

type Content = Omit<ActionGroupPart, 'id' | 'sequence' | 'createdAt' | 'updatedAt' | 'once'>

/** The one that is built. */
const USER_INPUT = 'AMAZON.UserInput'

/**
 * What an action group is made of, with its API schema read and checked. AWS's sentences for what does not go together
 * are not known: these are ours.
 *
 * @throws ValidationException; NotImplementedException for signatures of other kinds than user input.
 */
export const readActionGroup = async (
  input: ActionGroupInput,
  foundationModel: string | undefined,
  context: AgentsContext,
): Promise<Content> => {
  const {
    actionGroupName: name = '',
    description,
    actionGroupExecutor: executor,
    apiSchema,
    functionSchema,
  } = input
  const { parentActionGroupSignature: signature } = input
  const content: Content = {
    name,
    description,
    state: input.actionGroupState ?? 'ENABLED',
    signature,
    executor,
    functionSchema,
    apiSchema,
  }
  checkExecutor(executor)
  if (signature !== undefined) {
    checkSignature(signature, input)
    return content
  }
  if ((apiSchema === undefined) === (functionSchema === undefined))
    throw validationException(
      'An action group without a parentActionGroupSignature needs either an apiSchema or a functionSchema.',
    )
  checkFunctions(functionSchema)
  if (apiSchema === undefined) return content
  const text = await loadApiSchema(apiSchema, name, context)
  return { ...content, operations: await readApiSchema(text, { actionGroup: name, foundationModel }) }
}

const checkExecutor = (executor: ActionGroupExecutor | undefined): void => {
  if (executor === undefined) return
  if ((executor.lambda === undefined) === (executor.customControl === undefined))
    throw validationException('An actionGroupExecutor needs either a lambda or a customControl.')
}

/** "You must leave the description, apiSchema, and actionGroupExecutor fields blank for this action group." */
const checkSignature = (signature: ActionGroupSignature, input: ActionGroupInput): void => {
  if (signature !== USER_INPUT)
    throw notImplementedException(`Action groups with the signature ${signature} are not implemented.`, {
      hint: `Those with ${USER_INPUT} are.`,
    })
  const { description, apiSchema, functionSchema, actionGroupExecutor } = input
  const given = Object.entries({ description, apiSchema, functionSchema, actionGroupExecutor })
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name)
  if (given.length > 0)
    throw validationException(
      `An action group with the parentActionGroupSignature ${USER_INPUT} cannot have ${given.join(', ')}.`,
    )
}

/** Their parameters are a map, so that no name is there twice. */
const checkFunctions = (schema: FunctionSchema | undefined): void => {
  if (schema === undefined) return
  const names = (schema.functions ?? []).map(({ name }) => name)
  if (names.length === 0) throw validationException('A functionSchema needs at least one function.')
  const seen = new Set<string | undefined>()
  const repeated = names.find(name => seen.size === seen.add(name).size)
  if (repeated !== undefined)
    throw validationException(`The function ${repeated} is defined more than once in the functionSchema.`)
}
