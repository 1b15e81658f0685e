import type { Member, OperationDescription, ServiceDescription, Shapes } from '../../src/wire/api.ts'
import { shapeOf } from '../../src/wire/api.ts'

/** A request before it is sent: what every transport needs, and nothing of a connection. */
export interface ExampleRequest {
  readonly method: string
  /** Path and query as they go over the wire. */
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** As the AWS SDKs encode labels: everything but the unreserved characters, `:` and `/` included. */
const encodeLabel = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, each => `%${each.charCodeAt(0).toString(16).toUpperCase()}`)

/**
 * The request that carries an input. Values of a wrong type go as they are, so that a server can refuse them.
 *
 * @param input as an operation gets it: Buffers for blobs, Dates for timestamps.
 */
export const toRequest = (
  { operations, shapes }: ServiceDescription,
  operation: string,
  input: object,
): ExampleRequest => {
  const description = operations[operation]
  if (description === undefined) throw new Error(`No operation ${operation}`)
  const { method, uri } = description
  const bound = membersOf(shapes, description).flatMap(([name, member]) => {
    const value = (input as Record<string, unknown>)[name]
    return value === undefined ? [] : [{ wireName: member.locationName ?? name, member, value, name }]
  })
  const at = (location: Member['location']) => bound.filter(({ member }) => member.location === location)

  const labels = new Map(at('uri').map(({ wireName, value }) => [wireName, encodeLabel(toText(value))]))
  const path = uri.replace(/\{([^}+]+)\+?\}/g, (_, name: string) => labels.get(name) ?? '')
  const query = at('query')
    .filter(({ value }) => value !== null)
    .flatMap(({ wireName, value }) =>
      (Array.isArray(value) ? value : [value]).map(
        each => `${encodeLabel(wireName)}=${encodeLabel(toText(each))}`,
      ),
    )
  const headers = Object.fromEntries(
    at('header')
      .filter(({ value }) => value !== null)
      .map(({ wireName, value }) => [wireName.toLowerCase(), toText(value)]),
  )
  const payload = at('payload')[0]
  const inBody = bound.filter(({ member }) => member.location === undefined)
  const toBody = (value: unknown): Buffer => Buffer.from(JSON.stringify(value))
  let body: Buffer = Buffer.alloc(0)
  if (payload !== undefined) {
    const { value, member } = payload
    body = Buffer.isBuffer(value) ? value : toBody(toJson(shapes, member.target, value))
  } else if (hasBody(shapes, description)) {
    body = toBody(
      Object.fromEntries(
        inBody.map(({ name, member, value }) => [name, toJson(shapes, member.target, value)]),
      ),
    )
  }
  return {
    method,
    target: query.length === 0 ? path : `${path}?${query.join('&')}`,
    headers:
      body.length === 0 || Buffer.isBuffer(payload?.value)
        ? headers
        : { 'content-type': 'application/json', ...headers },
    body,
  }
}

const membersOf = (shapes: Shapes, { input }: OperationDescription): [string, Member][] =>
  input === null ? [] : Object.entries(shapeOf(shapes, { target: input }).members ?? {})

const hasBody = (shapes: Shapes, description: OperationDescription): boolean =>
  membersOf(shapes, description).some(([, { location }]) => location === undefined)

const toText = (value: unknown): string => (value instanceof Date ? value.toISOString() : String(value))

/** JSON as the protocol writes it: base64, and seconds or ISO 8601 by the shape's own format. */
const toJson = (shapes: Shapes, target: string, value: unknown): unknown => {
  const shape = shapeOf(shapes, { target })
  if (value === null || typeof value !== 'object' || shape.document) return value
  if (Buffer.isBuffer(value)) return value.toString('base64')
  if (value instanceof Date)
    return shape.timestampFormat === 'iso8601' ? value.toISOString() : value.getTime() / 1000
  const { members, member } = shape
  if (Array.isArray(value))
    return member === undefined ? value : value.map(each => toJson(shapes, member.target, each))
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      const inner = shape.type === 'map' ? shape.value : members?.[name]
      return [name, inner === undefined ? each : toJson(shapes, inner.target, each)]
    }),
  )
}
