import { checkNames, isMembers, meantBy, memberOf, pathTo } from './envelope-members.ts'
import type { EnvelopeProblem } from './envelope-validation.ts'
import { excerpt } from './excerpt.ts'

/** What the event asked for; members that it lacks are not compared. */
export interface Asked {
  readonly form?: 'function' | 'api'
  readonly actionGroup?: string
  readonly function?: string
  readonly apiPath?: string
  readonly httpMethod?: string
}

const FUNCTION_NAMES = ['function', 'functionResponse'] as const
const API_NAMES = ['apiPath', 'httpMethod', 'httpStatusCode', 'responseBody'] as const
const BODY_HINT = 'It holds one member "body", whose value is a text: { body: "..." }.'
const STATES = ['FAILURE', 'REPROMPT']

/** The event's, or else the one that more of the members belong to. */
export const formOf = (response: object, asked: Asked): 'function' | 'api' => {
  if (asked.form) return asked.form
  const given = Object.keys(response).slice(0, 20)
  const count = (names: readonly string[]): number =>
    given.filter(name => names.includes(name) || meantBy(name, names) !== undefined).length
  return count(FUNCTION_NAMES) >= count(API_NAMES) ? 'function' : 'api'
}

export const checkFunctionResponse = (response: object, asked: Asked): EnvelopeProblem[] => [
  ...checkNames({
    holder: response,
    path: 'response',
    required: {
      actionGroup: 'Repeat the "actionGroup" of the event.',
      function: otherForm(response, API_NAMES) ?? 'Repeat the "function" of the event.',
      functionResponse: 'It is { responseBody: { TEXT: { body: "..." } } }.',
    },
  }),
  ...['actionGroup', 'function'].flatMap(name => checkRepeated(response, name, asked)),
  ...checkFunctionBody(memberOf(response, 'functionResponse')),
]

export const checkApiResponse = (response: object, asked: Asked): EnvelopeProblem[] => [
  ...checkNames({
    holder: response,
    path: 'response',
    required: {
      actionGroup: 'Repeat the "actionGroup" of the event.',
      apiPath: otherForm(response, FUNCTION_NAMES) ?? 'Repeat the "apiPath" of the event.',
      httpMethod: 'Repeat the "httpMethod" of the event.',
      httpStatusCode: 'It is a number, such as 200.',
      responseBody: 'It is { "application/json": { body: "..." } }.',
    },
  }),
  ...['actionGroup', 'apiPath', 'httpMethod'].flatMap(name => checkRepeated(response, name, asked)),
  ...checkStatus(memberOf(response, 'httpStatusCode')),
  ...checkApiBody(memberOf(response, 'responseBody')),
]

const otherForm = (response: object, names: readonly string[]): string | undefined =>
  names.some(name => memberOf(response, name) !== undefined)
    ? names === API_NAMES
      ? 'The event is one of function details, so the reply has "function" and "functionResponse", not those of an API.'
      : 'The event is one of an API schema, so the reply has "apiPath", "httpMethod", "httpStatusCode" and "responseBody".'
    : undefined

const checkRepeated = (response: object, name: string, asked: Asked): EnvelopeProblem[] => {
  const given = memberOf(response, name)
  const expected = asked[name as keyof Asked]
  if (given === undefined) return []
  const path = `response.${name}`
  const hint = `Repeat the "${name}" of the event${expected === undefined ? '' : `: ${excerpt(expected)}`}.`
  if (typeof given !== 'string') return [{ path, problem: `is ${excerpt(given)}, not a text`, hint }]
  if (given === '') return [{ path, problem: 'is empty', hint }]
  return expected === undefined || given === expected
    ? []
    : [{ path, problem: `is ${excerpt(given)}, which the event did not ask for`, hint }]
}

const checkStatus = (status: unknown): EnvelopeProblem[] => {
  if (status === undefined) return []
  if (Number.isInteger(status) && Number(status) >= 100 && Number(status) <= 599) return []
  const path = 'response.httpStatusCode'
  const numeral = typeof status === 'string' && /^[1-5]\d\d$/.test(status)
  return [
    {
      path,
      problem: typeof status === 'number' ? `is ${status}` : `is ${excerpt(status)}, not a number`,
      hint: numeral ? `Write ${status} without quotes.` : 'It is an integer from 100 to 599.',
    },
  ]
}

const checkFunctionBody = (functionResponse: unknown): EnvelopeProblem[] => {
  const path = 'response.functionResponse'
  if (functionResponse === undefined) return []
  if (!isMembers(functionResponse))
    return [notObject(path, functionResponse, 'It is { responseBody: { TEXT: { body: "..." } } }.')]
  const responseBody = memberOf(functionResponse, 'responseBody')
  return [
    ...checkNames({
      holder: functionResponse,
      path,
      required: { responseBody: 'It is { TEXT: { body: "..." } }.' },
      optional: ['responseState'],
    }),
    ...checkState(memberOf(functionResponse, 'responseState')),
    ...(responseBody === undefined ? [] : checkTextBody(responseBody)),
  ]
}

const checkState = (state: unknown): EnvelopeProblem[] => {
  if (state === undefined || state === null || (typeof state === 'string' && STATES.includes(state)))
    return []
  const meant = typeof state === 'string' ? meantBy(state, STATES) : undefined
  return [
    {
      path: 'response.functionResponse.responseState',
      problem: `is ${excerpt(state)}`,
      hint: meant
        ? `Write "${meant}".`
        : 'It is "FAILURE" or "REPROMPT"; leave it out when the function did its work.',
    },
  ]
}

const checkTextBody = (responseBody: unknown): EnvelopeProblem[] => {
  const path = 'response.functionResponse.responseBody'
  const shape = 'Functions answer with the one content type TEXT: { TEXT: { body: "..." } }.'
  if (!isMembers(responseBody)) return [notObject(path, responseBody, shape)]
  const text = memberOf(responseBody, 'TEXT')
  if (text !== undefined) return checkBody(text, `${path}.TEXT`)
  const [given] = Object.keys(responseBody)
  const problem =
    given === undefined || given === 'body' ? 'is missing' : `is missing, and ${excerpt(given)} is there`
  return [{ path: `${path}.TEXT`, problem, hint: shape }]
}

const checkApiBody = (responseBody: unknown): EnvelopeProblem[] => {
  const path = 'response.responseBody'
  const shape = 'It is { "application/json": { body: "..." } }, by the content type of the schema.'
  if (responseBody === undefined) return []
  if (!isMembers(responseBody)) return [notObject(path, responseBody, shape)]
  const [contentType] = Object.keys(responseBody)
  if (contentType === undefined) return [{ path, problem: 'is empty', hint: shape }]
  if (!contentType.includes('/')) {
    return [{ path, problem: `has ${excerpt(contentType)} where a content type is expected`, hint: shape }]
  }
  return checkBody(memberOf(responseBody, contentType), pathTo(path, contentType))
}

const checkBody = (part: unknown, path: string): EnvelopeProblem[] => {
  if (!isMembers(part)) return [notObject(path, part, BODY_HINT)]
  const body = memberOf(part, 'body')
  if (body === undefined) return checkNames({ holder: part, path, required: { body: BODY_HINT } })
  if (typeof body === 'string') return []
  return [
    {
      path: `${path}.body`,
      problem: `is ${excerpt(body)}, not a text`,
      hint: 'Turn it into JSON: body: JSON.stringify(value), or json.dumps(value) in Python.',
    },
  ]
}

const notObject = (path: string, value: unknown, hint: string): EnvelopeProblem => ({
  path,
  problem: `is ${excerpt(value)}, not an object`,
  hint,
})
