import type { FunctionDefinition } from '../action-group-function.ts'
import type { ActionGroup, AgentDefinition } from '../agent-definition.ts'
import type { ApiOperation } from '../api-schema/api-operation.ts'
import type { AgentTool } from './agent-tool.ts'

/** Of a tool's name, in every family. */
const LONGEST_NAME = 64
/** With what stands before it, where names are told apart by it. */
const LONGEST_NUMBER = 10
/** What is not looked at cannot be long. */
const LONGEST_PART = 200

/** What an agent can do, as a model is told. Names are `group__function` as in Bedrock's own traces, cut to what every family takes. */
export const makeTools = ({
  actionGroups,
  knowledgeBases,
  collaboration,
  collaborators,
}: AgentDefinition): readonly AgentTool[] => {
  const taken = new Set<string>()
  const numbers = new Map<string, number>()
  const named = (...parts: readonly string[]): string => nameOf(parts, taken, numbers)
  return [
    ...actionGroups.flatMap(group => [
      ...(group.functions ?? []).map(each => functionTool(named(group.name, each.name ?? ''), group, each)),
      ...(group.operations ?? []).map(each =>
        operationTool(named(group.name, each.operationId ?? `${each.method} ${each.path}`), group, each),
      ),
      ...(group.signature === 'AMAZON.UserInput' ? [askTool(named('user', 'askuser'))] : []),
    ]),
    ...knowledgeBases.map(base => ({
      name: named('search', base.knowledgeBaseId),
      description: `Searches a knowledge base: ${base.description}`,
      inputSchema: objectOf({ query: said('What to look for, in words.') }, ['query']),
      use: { knowledgeBase: base },
    })),
    ...(collaboration === 'DISABLED' ? [] : collaborators).map(collaborator => ({
      name: named('agent', collaborator.name),
      description: `Asks the agent ${collaborator.name}: ${collaborator.instruction}`,
      inputSchema: objectOf({ message: said('The task, with everything that is needed for it.') }, [
        'message',
      ]),
      use: { collaborator },
    })),
  ]
}

/** @param numbers by how names begin, which number is tried next: of many that are the same, none is tried twice. */
const nameOf = (parts: readonly string[], taken: Set<string>, numbers: Map<string, number>): string => {
  const wanted = parts
    .map(part => trimmed(part.slice(0, LONGEST_PART).replace(/[^a-zA-Z0-9_-]+/g, '_')))
    .join('__')
    .slice(0, LONGEST_NAME)
  const beginning = wanted.slice(0, LONGEST_NAME - LONGEST_NUMBER)
  let name = wanted
  let next = numbers.get(beginning) ?? 2
  for (; taken.has(name); next++) name = `${wanted.slice(0, LONGEST_NAME - 1 - String(next).length)}_${next}`
  taken.add(name)
  numbers.set(beginning, next)
  return name
}

const trimmed = (part: string): string => part.replace(/^_+/, '').replace(/(?<!_)_+$/, '')

const functionTool = (name: string, group: ActionGroup, definition: FunctionDefinition): AgentTool => {
  const parameters = Object.entries(definition.parameters ?? {})
  return {
    name,
    description: describe(definition.description ?? definition.name ?? '', group),
    inputSchema: objectOf(
      Object.fromEntries(
        parameters.map(([key, { type, description }]) => [
          key,
          // The API says no more of an array than that it is one: its items are texts in Bedrock's own examples.
          {
            type,
            ...(type === 'array' && { items: { type: 'string' } }),
            ...(description && { description }),
          },
        ]),
      ),
      parameters.filter(([, { required }]) => required === true).map(([key]) => key),
    ),
    use: {
      action: {
        group,
        target: { function: definition },
        needsConfirmation: definition.requireConfirmation === 'ENABLED',
      },
    },
  }
}

const operationTool = (name: string, group: ActionGroup, operation: ApiOperation): AgentTool => {
  const members = [...operation.parameters, ...(operation.requestBody?.properties ?? [])]
  return {
    name,
    description: describe(operation.description, group),
    inputSchema: objectOf(
      Object.fromEntries(
        members.map(({ name: key, schema, description }) => [
          key,
          { ...schema, ...(description !== undefined && { description }) },
        ]),
      ),
      members.filter(({ isRequired }) => isRequired).map(({ name: key }) => key),
    ),
    use: { action: { group, target: { operation }, needsConfirmation: operation.requiresConfirmation } },
  }
}

const askTool = (name: string): AgentTool => ({
  name,
  description: 'Asks the user for what is missing, where nothing else tells it.',
  inputSchema: objectOf({ question: said('The question to the user.') }, ['question']),
  use: { asksUser: true },
})

const describe = (text: string, { name, description }: ActionGroup): string =>
  text !== '' ? text : (description ?? name)

const said = (description: string): object => ({ type: 'string', description })

const objectOf = (properties: object, required: readonly string[]): object => ({
  type: 'object',
  properties,
  ...(required.length > 0 && { required: [...new Set(required)] }),
})
