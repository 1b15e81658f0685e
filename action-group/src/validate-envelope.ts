import { type Asked, checkApiResponse, checkFunctionResponse, formOf } from './check-response.ts'
import type { ResponseState } from './envelope.ts'
import { checkNames, isMembers, memberOf, pathTo } from './envelope-members.ts'
import type { EnvelopeProblem, EnvelopeValidation, ValidEnvelope } from './envelope-validation.ts'
import { excerpt } from './excerpt.ts'
import { jsonSize } from './json-size.ts'
import { checkIsEnvelope } from './not-an-envelope.ts'

/** AWS: "The maximum Lambda payload response size is 25 KB", read as 1,024 bytes each. */
export const MAXIMUM_REPLY_BYTES = 25 * 1024

const MOST_PROBLEMS = 20
const ATTRIBUTES = ['sessionAttributes', 'promptSessionAttributes']
const CONFIGURATION = 'knowledgeBasesConfiguration'

/**
 * Whether Bedrock can read what a function of an action group returned, and if not, what is wrong with each part of it. Never
 * throws; its time is bounded by the limit on a reply's size.
 *
 * @param event What the function was called with: the reply has to repeat the action group and what was called.
 */
export const validateEnvelope = (envelope: unknown, event?: unknown): EnvelopeValidation => {
  try {
    const problems = problemsOf(envelope, askedBy(event))
    if (problems.length > 0) return { ok: false, problems: problems.slice(0, MOST_PROBLEMS) }
    return readEnvelope(envelope as object, askedBy(event))
  } catch {
    const hint = 'Return plain objects, arrays, texts, numbers, booleans and null.'
    return { ok: false, problems: [{ path: '', problem: 'cannot be read', hint }] }
  }
}

const askedBy = (event: unknown): Asked => {
  if (!isMembers(event)) return {}
  const [actionGroup, called, apiPath, httpMethod] = ['actionGroup', 'function', 'apiPath', 'httpMethod'].map(
    name => {
      const value = memberOf(event, name)
      return typeof value === 'string' ? value : undefined
    },
  )
  return {
    ...(actionGroup === undefined ? {} : { actionGroup }),
    ...(called === undefined ? {} : { form: 'function' as const, function: called }),
    ...(called !== undefined || apiPath === undefined ? {} : { form: 'api' as const, apiPath }),
    ...(called !== undefined || httpMethod === undefined ? {} : { httpMethod }),
  }
}

const problemsOf = (envelope: unknown, asked: Asked): EnvelopeProblem[] => {
  const other = checkIsEnvelope(envelope)
  if (other) return [other]
  if (!isMembers(envelope)) return []
  const size = checkSize(envelope)
  if (size.length > 0) return size
  return [...checkTop(envelope), ...checkResponse(memberOf(envelope, 'response'), asked)]
}

const checkSize = (envelope: object): EnvelopeProblem[] => {
  const size = jsonSize(envelope, MAXIMUM_REPLY_BYTES)
  if (typeof size === 'string') {
    return [{ path: '', problem: size, hint: 'Return plain values that JSON can hold.' }]
  }
  if (size <= MAXIMUM_REPLY_BYTES) return []
  const problem = `is larger than 25 KB (${MAXIMUM_REPLY_BYTES} bytes of JSON)`
  return [{ path: '', problem, hint: 'Answer with what was asked for, a page of it, or a summary.' }]
}

const checkTop = (envelope: object): EnvelopeProblem[] => [
  ...checkNames({
    holder: envelope,
    path: '',
    required: { messageVersion: 'It is "1.0".', response: 'It holds what the function answers.' },
    optional: [...ATTRIBUTES, CONFIGURATION],
  }),
  ...checkVersion(memberOf(envelope, 'messageVersion')),
  ...ATTRIBUTES.flatMap(name => checkAttributes(memberOf(envelope, name), name)),
  ...checkConfiguration(memberOf(envelope, CONFIGURATION)),
]

const checkVersion = (version: unknown): EnvelopeProblem[] =>
  version === undefined || version === '1.0'
    ? []
    : [{ path: 'messageVersion', problem: `is ${excerpt(version)}`, hint: 'It is the text "1.0".' }]

const checkAttributes = (attributes: unknown, path: string): EnvelopeProblem[] => {
  if (attributes === undefined || attributes === null) return []
  const hint = 'It is an object of texts: { name: "value" }.'
  if (!isMembers(attributes)) return [{ path, problem: `is ${excerpt(attributes)}, not an object`, hint }]
  return Object.keys(attributes)
    .filter(name => typeof memberOf(attributes, name) !== 'string')
    .slice(0, MOST_PROBLEMS)
    .map(name => ({
      path: pathTo(path, name),
      problem: `is ${excerpt(memberOf(attributes, name))}, not a text`,
      hint: 'Attributes are texts: turn the value into one, or leave it out.',
    }))
}

const checkConfiguration = (configuration: unknown): EnvelopeProblem[] => {
  const path = CONFIGURATION
  const hint = 'It is an array of { knowledgeBaseId, retrievalConfiguration }.'
  if (configuration === undefined || configuration === null) return []
  if (!Array.isArray(configuration))
    return [{ path, problem: `is ${excerpt(configuration)}, not an array`, hint }]
  return configuration.flatMap((item: unknown, place) => {
    const itemPath = `${path}[${place}]`
    if (!isMembers(item)) return [{ path: itemPath, problem: `is ${excerpt(item)}, not an object`, hint }]
    return checkNames({
      holder: item,
      path: itemPath,
      required: { knowledgeBaseId: hint, retrievalConfiguration: hint },
    })
  })
}

const checkResponse = (response: unknown, asked: Asked): EnvelopeProblem[] => {
  if (response === undefined) return []
  if (!isMembers(response)) {
    const hint = 'It holds "actionGroup", what was called, and what it answers.'
    return [{ path: 'response', problem: `is ${excerpt(response)}, not an object`, hint }]
  }
  return formOf(response, asked) === 'function'
    ? checkFunctionResponse(response, asked)
    : checkApiResponse(response, asked)
}

const readEnvelope = (envelope: object, asked: Asked): ValidEnvelope => {
  const response = objectAt(envelope, 'response')
  const shared = { ok: true as const, ...readOptional(envelope) }
  if (formOf(response, asked) === 'api') {
    const responseBody = objectAt(response, 'responseBody')
    const contentType = Object.keys(responseBody)[0] ?? ''
    const body = textAt(objectAt(responseBody, contentType), 'body')
    return {
      ...shared,
      form: 'api',
      httpStatusCode: Number(memberOf(response, 'httpStatusCode')),
      contentType,
      body,
    }
  }
  const functionResponse = objectAt(response, 'functionResponse')
  const state = memberOf(functionResponse, 'responseState')
  const body = textAt(objectAt(objectAt(functionResponse, 'responseBody'), 'TEXT'), 'body')
  return {
    ...shared,
    form: 'function',
    body,
    ...(typeof state === 'string' ? { responseState: state as ResponseState } : {}),
  }
}

const readOptional = (envelope: object) => {
  const given = (name: string) => {
    const value = memberOf(envelope, name)
    return typeof value === 'object' && value !== null ? { [name]: value } : {}
  }
  return Object.assign({}, ...[...ATTRIBUTES, CONFIGURATION].map(given)) as Pick<
    ValidEnvelope,
    'sessionAttributes' | 'promptSessionAttributes' | 'knowledgeBasesConfiguration'
  >
}

const objectAt = (holder: object, name: string): object => {
  const value = memberOf(holder, name)
  return isMembers(value) ? value : {}
}

const textAt = (holder: object, name: string): string => {
  const value = memberOf(holder, name)
  return typeof value === 'string' ? value : ''
}
