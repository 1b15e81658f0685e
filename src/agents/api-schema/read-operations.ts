import type { ApiBody, ApiOperation, ApiParameter } from './api-operation.ts'
import { createFollow, type Follow } from './follow-references.ts'
import { isObject, type JsonObject, memberOf, SchemaProblem } from './schema-problem.ts'

const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace']
const JSON_BODY = 'application/json'

/**
 * Those of all paths, in the document's order.
 *
 * @throws SchemaProblem for references that lead nowhere, and operations that nothing describes: `description` is what
 * tells the model when to call.
 */
export const readOperations = (document: JsonObject): readonly ApiOperation[] => {
  const follow = createFollow(document)
  return entriesOf(memberOf(document, 'paths')).flatMap(([path, written]) => {
    const item = followItem(written, follow)
    return entriesOf(item)
      .filter(([method]) => METHODS.includes(method))
      .map(([method, operation]) => readOperation({ path, method, item, operation }, follow))
  })
}

interface Place {
  readonly path: string
  readonly method: string
  readonly item: unknown
  readonly operation: unknown
}

const readOperation = ({ path, method, item, operation }: Place, follow: Follow): ApiOperation => {
  const description = textOf(operation, 'description')
  // AWS's reason [seen].
  if (description === undefined) throw new SchemaProblem(`'description' is missing for path: ${path}`)
  const operationId = textOf(operation, 'operationId')
  const body = memberOf(operation, 'requestBody')
  const requestBody = body === undefined ? undefined : readBody(follow(body))
  return {
    path,
    method: method.toUpperCase(),
    ...(operationId !== undefined && { operationId }),
    description,
    parameters: readParameters(item, operation, follow),
    ...(requestBody !== undefined && { requestBody }),
    requiresConfirmation: memberOf(operation, 'x-requireConfirmation') === 'ENABLED',
  }
}

/** A path's are every operation's, unless it has one of the same name and place. */
const readParameters = (item: unknown, operation: unknown, follow: Follow): readonly ApiParameter[] => {
  const found = new Map<string, ApiParameter>()
  for (const owner of [item, operation])
    for (const written of listOf(follow(memberOf(owner, 'parameters')))) {
      const name = textOf(written, 'name')
      if (name === undefined) continue
      const schema = memberOf(written, 'schema') ?? firstSchema(memberOf(written, 'content'))
      found.set(
        `${String(memberOf(written, 'in'))} ${name}`,
        toParameter(name, schema, memberOf(written, 'required') === true, textOf(written, 'description')),
      )
    }
  return [...found.values()]
}

const readBody = (body: unknown): ApiBody | undefined => {
  const content = memberOf(body, 'content')
  const types = entriesOf(content).map(([type]) => type)
  const contentType = types.includes(JSON_BODY) ? JSON_BODY : types[0]
  if (contentType === undefined) return undefined
  const { properties, required } = mergeAll(memberOf(memberOf(content, contentType), 'schema'))
  return {
    contentType,
    isRequired: memberOf(body, 'required') === true,
    properties: [...properties].map(([name, schema]) =>
      toParameter(name, schema, required.has(name), undefined),
    ),
  }
}

/** The properties of a schema and of all that it is made of by `allOf`. */
const mergeAll = (schema: unknown) => {
  const properties = new Map<string, unknown>()
  const required = new Set<unknown>()
  const left = [schema]
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    left.push(...listOf(memberOf(next, 'allOf')))
    for (const name of listOf(memberOf(next, 'required'))) required.add(name)
    for (const [name, property] of entriesOf(memberOf(next, 'properties'))) properties.set(name, property)
  }
  return { properties, required }
}

const toParameter = (
  name: string,
  schema: unknown,
  isRequired: boolean,
  described: string | undefined,
): ApiParameter => {
  const description = described ?? textOf(schema, 'description')
  return {
    name,
    type: typeOf(schema),
    ...(description !== undefined && { description }),
    isRequired,
    schema: isObject(schema) ? schema : {},
  }
}

const typeOf = (schema: unknown): string => {
  const type = textOf(schema, 'type')
  if (type !== undefined) return type
  if (memberOf(schema, 'items') !== undefined) return 'array'
  const isMade = memberOf(schema, 'properties') ?? memberOf(schema, 'allOf')
  return isMade === undefined ? 'string' : 'object'
}

const firstSchema = (content: unknown): unknown => memberOf(entriesOf(content)[0]?.[1], 'schema')

/** One reference, of a path's whole item, and not those within it. */
const followItem = (value: unknown, follow: Follow): unknown =>
  memberOf(value, '$ref') === undefined ? value : follow(value)

const textOf = (value: unknown, name: string): string | undefined => {
  const text = memberOf(value, name)
  return typeof text === 'string' && text.trim() !== '' ? text : undefined
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const entriesOf = (value: unknown): readonly [string, unknown][] =>
  isObject(value) ? Object.entries(value) : []
