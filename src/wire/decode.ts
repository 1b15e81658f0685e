import { serializationException } from '../errors.ts'
import type { OperationDescription, Reference, Shape, Shapes } from './api.ts'
import { shapeOf } from './api.ts'

/** What a request carries, before it is an operation's input. */
export interface Parts {
  readonly labels: Readonly<Record<string, string>>
  /** Without the `?`. */
  readonly query: string
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Buffer
}

export type Input = Record<string, unknown>
type Decode = (value: unknown, depth: number) => unknown

/** JSON nested deeper than this is refused; no operation comes near. */
const DEEPEST = 256

/**
 * Bytes to an operation's input: blobs become Buffers, timestamps Dates; `null` and unknown members are
 * dropped, as AWS does. A value of the wrong JSON type is a SerializationException with the sentences that
 * AWS's Java services were measured to answer; constraints are left to `validate.ts`.
 */
export const compileDecoder = (
  shapes: Shapes,
  { input }: OperationDescription,
): ((parts: Parts) => Input) => {
  if (input === null) return () => ({})
  const shape = shapeOf(shapes, { target: input })
  const members = Object.entries(shape.members ?? {})
  const bound = members.filter(([, { location }]) => location !== undefined)
  const decoders = createDecoders(shapes)
  const payload = shape.payload
  const payloadMember = payload === undefined ? undefined : shape.members?.[payload]
  const decodeBody = payloadMember === undefined ? decoders.structure(shape, true) : undefined
  const payloadShape = payloadMember && shapeOf(shapes, payloadMember)

  return ({ labels, query, headers, body }) => {
    const result: Input = {}
    let parsedQuery: Map<string, string[]> | undefined
    for (const [name, member] of bound) {
      const wireName = member.locationName ?? name
      if (member.location === 'uri') result[name] = labels[wireName]
      else if (member.location === 'header') {
        const value = headers[wireName.toLowerCase()]
        if (value !== undefined) result[name] = decodeText(value, shapeOf(shapes, member))
      } else if (member.location === 'query') {
        parsedQuery ??= parseQuery(query)
        const values = parsedQuery.get(wireName)
        if (values !== undefined) result[name] = decodeQuery(values, shapeOf(shapes, member), shapes)
      }
    }
    if (decodeBody !== undefined) Object.assign(result, decodeBody(parseJson(body), 0))
    else if (payload !== undefined && payloadMember !== undefined && payloadShape !== undefined) {
      if (payloadShape.type === 'blob') result[payload] = body
      else if (body.length > 0 && !payloadShape.eventstream)
        result[payload] = decoders.reference(payloadMember)(parseJson(body), 0)
    }
    return result
  }
}

/** @throws SerializationException, whose message AWS leaves out for text that is not JSON. */
const parseJson = (body: Buffer): unknown => {
  if (body.length === 0) return {}
  let value: unknown
  try {
    value = JSON.parse(body.toString('utf8'))
  } catch (cause) {
    throw serializationException('', { cause, hint: `The body is not JSON: ${(cause as Error).message}` })
  }
  if (value === null || typeof value !== 'object') {
    throw serializationException('', { hint: 'The body must be a JSON object.' })
  }
  return value
}

const createDecoders = (shapes: Shapes) => {
  const known = new Map<string, Decode>()

  /** Looked up on first use, because shapes refer to themselves. */
  const reference = ({ target }: Reference): Decode => {
    let decode = known.get(target)
    return (value, depth) => {
      if (decode === undefined) {
        decode = known.get(target) ?? build(shapeOf(shapes, { target }))
        known.set(target, decode)
      }
      return decode(value, depth)
    }
  }

  const build = (shape: Shape): Decode => {
    if (shape.document) return document
    switch (shape.type) {
      case 'structure':
        return structure(shape)
      case 'list':
        return list(reference(shape.member as Reference))
      case 'map':
        return map(reference(shape.value as Reference))
      default:
        return scalar(shape)
    }
  }

  const structure = (shape: Shape, bodyOnly = false): Decode => {
    const members = Object.entries(shape.members ?? {})
      .filter(([, { location }]) => !bodyOnly || location === undefined)
      .map(([name, member]) => [name, reference(member)] as const)
    return (value, depth) => {
      if (typeof value !== 'object' || value === null) throw serializationException('Expected null')
      if (Array.isArray(value)) throw serializationException('Start of list found where not expected')
      if (depth > DEEPEST) throw tooDeep()
      const source = value as Record<string, unknown>
      const result: Record<string, unknown> = {}
      for (const [name, decode] of members) {
        const found = source[name]
        if (found !== undefined && found !== null && Object.hasOwn(source, name)) {
          result[name] = decode(found, depth + 1)
        }
      }
      return result
    }
  }

  return { reference, structure }
}

const list =
  (decode: Decode): Decode =>
  (value, depth) => {
    if (!Array.isArray(value)) {
      throw typeof value === 'object'
        ? serializationException('Start of structure or map found where not expected.')
        : serializationException('Expected list or null')
    }
    if (depth > DEEPEST) throw tooDeep()
    return value.map(item => (item === null ? null : decode(item, depth + 1)))
  }

const map =
  (decode: Decode): Decode =>
  (value, depth) => {
    if (typeof value !== 'object' || value === null) throw serializationException('Expected map or null')
    if (Array.isArray(value)) throw serializationException('Start of list found where not expected')
    if (depth > DEEPEST) throw tooDeep()
    // fromEntries defines properties, so a key such as `__proto__` stays a key.
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, item === null ? null : decode(item, depth + 1)]),
    )
  }

const document: Decode = (value, depth) => {
  if (depth > DEEPEST) throw tooDeep()
  if (typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) document(item, depth + 1)
  }
  return value
}

const scalar = (shape: Shape): Decode => {
  const { type } = shape
  const check = checks[type as keyof typeof checks]
  return value => {
    const decoded = check(value)
    if (decoded === undefined) throw mismatch(value, type)
    return decoded
  }
}

const checks = {
  string: (value: unknown) => (typeof value === 'string' ? value : undefined),
  boolean: (value: unknown) => (typeof value === 'boolean' ? value : undefined),
  integer: (value: unknown) => (Number.isInteger(value) ? value : undefined),
  long: (value: unknown) => (Number.isInteger(value) ? value : undefined),
  float: (value: unknown) => decodeNumber(value),
  double: (value: unknown) => decodeNumber(value),
  blob: (value: unknown) => (typeof value === 'string' ? decodeBase64(value) : undefined),
  timestamp: (value: unknown) => decodeTimestamp(value),
}

/** restJson1 writes the values that JSON lacks as strings. */
const decodeNumber = (value: unknown): number | undefined => {
  if (typeof value === 'number') return value
  return value === 'NaN' || value === 'Infinity' || value === '-Infinity' ? Number(value) : undefined
}

const decodeBase64 = (text: string): Buffer => {
  const bytes = Buffer.from(text, 'base64')
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  // Node skips what is not base64, so bad input is seen by its length.
  if (bytes.length !== Math.floor(((text.length - padding) * 3) / 4)) {
    throw serializationException('', { hint: 'A binary member is not base64.' })
  }
  return bytes
}

/** Node reads a date into almost any text that ends in a number. */
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/

const decodeTimestamp = (value: unknown): Date | undefined => {
  if (typeof value !== 'number' && (typeof value !== 'string' || !DATE_TIME.test(value))) return undefined
  const date = typeof value === 'number' ? new Date(value * 1000) : new Date(value)
  return Number.isNaN(date.getTime()) ? undefined : date
}

const typeNames: Partial<Record<string, string>> = {
  string: 'a String',
  boolean: 'a Boolean',
  integer: 'an Integer',
  long: 'a Long',
  float: 'a Float',
  double: 'a Double',
  blob: 'a Blob',
  timestamp: 'a Timestamp',
}

const mismatch = (value: unknown, type: string) => {
  if (Array.isArray(value)) return serializationException('Start of list found where not expected')
  if (typeof value === 'object') {
    return serializationException('Start of structure or map found where not expected.')
  }
  const found = typeof value === 'boolean' ? String(value).toUpperCase() : (typeof value).toUpperCase()
  return serializationException(`${found}_VALUE can not be converted to ${typeNames[type] ?? type}`)
}

const tooDeep = () => serializationException('', { hint: `JSON nested deeper than ${DEEPEST} levels.` })

const parseQuery = (query: string): Map<string, string[]> => {
  const parsed = new Map<string, string[]>()
  for (const [name, value] of new URLSearchParams(query)) {
    const values = parsed.get(name)
    if (values === undefined) parsed.set(name, [value])
    else values.push(value)
  }
  return parsed
}

const decodeQuery = (values: string[], shape: Shape, shapes: Shapes): unknown => {
  if (shape.type !== 'list') return decodeText(values[0] ?? '', shape)
  const item = shapeOf(shapes, shape.member as Reference)
  return values.map(value => decodeText(value, item))
}

/** A header or a query parameter: text whatever its type. */
const decodeText = (text: string, shape: Shape): unknown => {
  switch (shape.type) {
    case 'boolean':
      if (text !== 'true' && text !== 'false') throw mismatch(text, shape.type)
      return text === 'true'
    case 'integer':
    case 'long':
      if (!/^-?\d+$/.test(text)) throw mismatch(text, shape.type)
      return Number(text)
    case 'float':
    case 'double':
      if (text.trim() === '' || Number.isNaN(Number(text))) throw mismatch(text, shape.type)
      return Number(text)
    default:
      return scalar(shape)(text, 0)
  }
}
