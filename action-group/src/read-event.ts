import type { ActionGroupEvent, AgentIdentity, EventOfAnyForm, Parameters, RequestBody } from './event.ts'
import { excerpt } from './excerpt.ts'
import { readParameter } from './read-parameter.ts'
import { UnreadableEvent } from './unreadable-event.ts'

type Members = Readonly<Record<string, unknown>>

/**
 * Reads what AWS Lambda, or Outcrop, calls the function of an action group with, in both of its forms.
 *
 * @throws UnreadableEvent when it is something else; Refusal when the model gave a value that is not of its parameter's type.
 */
export const readEvent = (event: unknown): ActionGroupEvent => {
  if (!isMembers(event)) {
    throw new UnreadableEvent([`An object was expected, and ${excerpt(event)} was given.`])
  }
  const problems = problemsOf(event)
  if (problems.length > 0) throw new UnreadableEvent(problems)
  const shared = ofAnyForm(event)
  if (has(event, 'function')) return { ...shared, form: 'function', function: text(event, 'function') }
  const requestBody = readRequestBody(member(event, 'requestBody'))
  return {
    ...shared,
    form: 'api',
    apiPath: text(event, 'apiPath'),
    httpMethod: text(event, 'httpMethod'),
    ...(requestBody ? { requestBody } : {}),
  }
}

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const has = (members: Members, name: string): boolean =>
  Object.hasOwn(members, name) && members[name] !== undefined && members[name] !== null

const member = (members: Members, name: string): unknown => (has(members, name) ? members[name] : undefined)

const text = (members: Members, name: string): string => {
  const value = member(members, name)
  return typeof value === 'string' ? value : ''
}

const problemsOf = (event: Members): string[] => {
  const version = member(event, 'messageVersion')
  const asks = has(event, 'function') ? ['function'] : ['apiPath', 'httpMethod']
  if (!has(event, 'actionGroup') && !asks.some(name => has(event, name))) {
    return ['It has no "actionGroup", and neither "function" nor "apiPath" and "httpMethod".']
  }
  return [
    ...(version === '1.0' ? [] : [`"messageVersion" must be "1.0", not ${excerpt(version)}.`]),
    ...['actionGroup', ...asks]
      .filter(name => text(event, name) === '')
      .map(name => `${excerpt(name)} must be a text that is not empty, not ${excerpt(member(event, name))}.`),
    ...listProblems(member(event, 'parameters'), 'parameters'),
    ...bodyProblems(member(event, 'requestBody')),
  ]
}

const listProblems = (list: unknown, path: string): string[] => {
  if (list === undefined) return []
  if (!Array.isArray(list))
    return [`"${path}" must be an array of { name, type, value }, not ${excerpt(list)}.`]
  const wrong = list.findIndex(item => !isMembers(item) || text(item, 'name') === '')
  return wrong === -1 ? [] : [`"${path}[${wrong}]" must be an object { name, type, value }.`]
}

const bodyProblems = (body: unknown): string[] => {
  if (body === undefined) return []
  const content = isMembers(body) ? member(body, 'content') : undefined
  if (!isMembers(content))
    return ['"requestBody" must be an object { content: { "application/json": { properties } } }.']
  return Object.entries(content)
    .slice(0, 1)
    .flatMap(([type, part]) =>
      listProblems(
        isMembers(part) ? member(part, 'properties') : part,
        `requestBody.content[${type}].properties`,
      ),
    )
}

const readList = (list: unknown): Parameters => {
  const items = Array.isArray(list) ? list.filter(isMembers) : []
  return withoutPrototype(
    items.map(item => {
      const name = text(item, 'name')
      return [name, readParameter(name, text(item, 'type') || 'string', member(item, 'value') ?? '')] as const
    }),
  )
}

const readRequestBody = (body: unknown): RequestBody | undefined => {
  const content = isMembers(body) ? member(body, 'content') : undefined
  const [contentType, part] = isMembers(content) ? (Object.entries(content)[0] ?? []) : []
  if (contentType === undefined) return undefined
  return { contentType, properties: readList(isMembers(part) ? member(part, 'properties') : undefined) }
}

const ofAnyForm = (event: Members): EventOfAnyForm => {
  const idempotencyKey = text(event, 'idempotencyKey')
  return {
    messageVersion: '1.0',
    actionGroup: text(event, 'actionGroup'),
    parameters: readList(member(event, 'parameters')),
    agent: readAgent(member(event, 'agent')),
    inputText: text(event, 'inputText'),
    sessionId: text(event, 'sessionId'),
    sessionAttributes: readAttributes(member(event, 'sessionAttributes')),
    promptSessionAttributes: readAttributes(member(event, 'promptSessionAttributes')),
    ...(idempotencyKey === '' ? {} : { idempotencyKey }),
    received: event,
  }
}

const readAgent = (value: unknown): AgentIdentity => {
  const agent = isMembers(value) ? value : {}
  return {
    name: text(agent, 'name'),
    id: text(agent, 'id'),
    alias: text(agent, 'alias'),
    version: text(agent, 'version'),
  }
}

const readAttributes = (value: unknown): Record<string, string> =>
  withoutPrototype(
    Object.entries(isMembers(value) ? value : {}).flatMap(([name, each]) =>
      typeof each === 'string' ? [[name, each] as const] : [],
    ),
  )

const withoutPrototype = <Value>(entries: readonly (readonly [string, Value])[]): Record<string, Value> =>
  Object.assign(Object.create(null), Object.fromEntries(entries))
