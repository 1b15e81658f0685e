import type { ApiOperation } from './api-operation.ts'
import { SchemaProblem } from './schema-problem.ts'

/** What a tool's name may be. */
const TOOL_NAME = /^[a-zA-Z0-9_-]{1,64}$/

/** AWS's quota of "APIs per agent" that FACTS keeps for a group. */
const MOST_OPERATIONS = 11

/**
 * "This is a required field for all new toolUse enabled models such as Anthropic Claude 3.5 Sonnet, Meta Llama, etc."
 * [UG:agents-api-schema]. Of others it is not known, and nothing is asked of them.
 */
export const needsOperationIds = (foundationModel: string | undefined): boolean =>
  /(^|[./])(anthropic\.claude-(?!v2|instant|3-(haiku|sonnet|opus)-)|meta\.)/.test(foundationModel ?? '')

/**
 * @param foundationModel of the agent; absent where it has none yet.
 * @throws SchemaProblem for none or too many, and IDs that no tool can be called by.
 */
export const checkOperations = (
  operations: readonly ApiOperation[],
  actionGroup: string,
  foundationModel: string | undefined,
): void => {
  if (operations.length === 0) throw new SchemaProblem('The document has no operation.')
  if (operations.length > MOST_OPERATIONS)
    throw new SchemaProblem(
      `The document has ${operations.length} operations, and an action group can have ${MOST_OPERATIONS}.`,
    )
  const seen = new Set<string>()
  for (const { path, operationId } of operations) {
    if (!path.startsWith('/')) throw new SchemaProblem(`The path ${path} does not begin with a slash.`)
    if (operationId === undefined) continue
    if (seen.has(operationId)) throw new SchemaProblem(`attribute operationId is repeated: ${operationId}`)
    seen.add(operationId)
  }
  if (needsOperationIds(foundationModel))
    for (const operation of operations) checkToolName(operation, actionGroup)
}

/** In AWS's words, as they were seen for Claude 3.5 [stackoverflow 79710987]. */
const checkToolName = ({ path, method, operationId }: ApiOperation, actionGroup: string): void => {
  if (operationId === undefined) throw new SchemaProblem(`'operationId' is missing for path: ${path}`)
  if ([actionGroup, operationId, method].some(part => part.includes('__')))
    throw new SchemaProblem(
      "Action name, operationId or http verb in openAPI schema should not have '__' for Claude3.5",
    )
  if (!TOOL_NAME.test(`${method}__${actionGroup}__${operationId}`))
    throw new SchemaProblem(
      'HttpVerb__ActionName__OperationId should match tool name regex for Claude 3.5 : ^[a-zA-Z0-9_-]{1,64}$',
    )
}
