import { toBedrockException } from '../errors.ts'
import type { OperationDescription, Reference, Shape, Shapes } from './api.ts'
import { shapeOf } from './api.ts'
import { exceptionBody } from './encode-error.ts'
import { encodeFrames, encodeHeaders, type Frame } from './event-stream.ts'
import type { HttpResponse } from './exchange.ts'

type Output = Record<string, unknown>
type Encode = (value: unknown) => unknown
/** Called with what made a stream fail after its first byte. */
type Report = (error: unknown) => void

/**
 * An operation's output to an answer: members to headers, payload or JSON. Blobs become base64, Dates their format;
 * members that the description lacks pass as they are, because the live service sends some.
 */
export const compileEncoder = (
  shapes: Shapes,
  { output, status }: OperationDescription,
): ((value: Output, report: Report) => HttpResponse) => {
  if (output === null) return () => ({ status, headers: {} })
  const shape = shapeOf(shapes, { target: output })
  const entries = Object.entries(shape.members ?? {})
  const headerMembers = entries.filter(([, { location }]) => location === 'header')
  const payload = shape.payload
  const payloadMember = payload === undefined ? undefined : shape.members?.[payload]
  const encodeReference = createEncoders(shapes)

  const encodeHeadersOf = (value: Output): Record<string, string> => {
    const headers: Record<string, string> = {}
    for (const [name, member] of headerMembers) {
      const found = value[name]
      if (found !== undefined) headers[(member.locationName ?? name).toLowerCase()] = String(found)
    }
    return headers
  }

  if (payload === undefined || payloadMember === undefined) {
    const encode = encodeReference({ target: output })
    const isHeader = new Set(headerMembers.map(([name]) => name))
    return value => {
      const body = isHeader.size === 0 ? value : omit(value, isHeader)
      return {
        status,
        headers: { 'content-type': 'application/json', ...encodeHeadersOf(value) },
        body: Buffer.from(JSON.stringify(encode ? encode(body) : body)),
      }
    }
  }

  const payloadShape = shapeOf(shapes, payloadMember)
  if (payloadShape.eventstream) {
    const encodeEvents = compileEvents(shapes, payloadShape)
    return (value, report) => ({
      status,
      headers: { 'content-type': 'application/vnd.amazon.eventstream', ...encodeHeadersOf(value) },
      body: encodeEvents(value[payload] as AsyncIterable<Output[]>, report),
    })
  }
  const encode = encodeReference(payloadMember)
  return value => {
    const content = value[payload]
    return {
      status,
      headers: { 'content-type': 'application/json', ...encodeHeadersOf(value) },
      body:
        payloadShape.type === 'blob'
          ? (content as Uint8Array)
          : Buffer.from(JSON.stringify(encode ? encode(content) : content)),
    }
  }
}

const omit = (value: Output, names: ReadonlySet<string>): Output =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.has(name)))

/** One buffer for each batch of events. A failure becomes a modelled exception frame, and the end. */
const compileEvents = (shapes: Shapes, stream: Shape) => {
  const encodeReference = createEncoders(shapes)
  const kinds = new Map(
    Object.entries(stream.members ?? {}).map(([name, member]) => [
      name,
      {
        target: member.target,
        encode: encodeReference(member),
        headers: encodeHeaders(
          shapeOf(shapes, member).error
            ? { ':exception-type': name, ':content-type': 'application/json', ':message-type': 'exception' }
            : { ':event-type': name, ':content-type': 'application/json', ':message-type': 'event' },
        ),
      },
    ]),
  )

  const eventFrame = (event: Output): Frame => {
    const name = Object.keys(event)[0] ?? ''
    const kind = kinds.get(name)
    if (kind === undefined) throw new Error(`The stream has no event ${name}`)
    const value = event[name]
    return { headers: kind.headers, payload: JSON.stringify(kind.encode ? kind.encode(value) : value) }
  }

  const exceptionFrame = (error: unknown): Frame | undefined => {
    const exception = toBedrockException(error)
    const kind =
      [...kinds.values()].find(({ target }) => target === exception.name) ??
      kinds.get('internalServerException')
    return kind && { headers: kind.headers, payload: exceptionBody(exception) }
  }

  return async function* (events: AsyncIterable<Output[]>, report: Report): AsyncGenerator<Uint8Array> {
    try {
      for await (const batch of events) {
        if (batch.length > 0) yield encodeFrames(batch.map(eventFrame))
      }
    } catch (error) {
      report(error)
      const frame = exceptionFrame(error)
      if (frame === undefined) throw error
      yield encodeFrames([frame])
    }
  }
}

/** Undefined where a value needs no encoding; what is encoded is copied, so that most answers go to JSON as they are. */
const createEncoders = (shapes: Shapes) => {
  const known = new Map<string, Encode | undefined>()
  const needed = neededIn(shapes)

  const reference = ({ target }: Reference): Encode | undefined => {
    if (!needed(target)) return undefined
    if (known.has(target)) return known.get(target)
    known.set(target, value => known.get(target)?.(value))
    const encode = build(shapeOf(shapes, { target }))
    known.set(target, encode)
    return encode
  }

  const build = (shape: Shape): Encode => {
    switch (shape.type) {
      case 'blob':
        return value => toBuffer(value as Uint8Array).toString('base64')
      case 'timestamp':
        return shape.timestampFormat === 'iso8601'
          ? value => (value as Date).toISOString()
          : value => (value as Date).getTime() / 1000
      case 'list': {
        const encode = reference(shape.member as Reference) as Encode
        return value => {
          const items = value as unknown[]
          const encoded = items.map(encode)
          return encoded.some((item, index) => item !== items[index]) ? encoded : items
        }
      }
      case 'map': {
        const encode = reference(shape.value as Reference) as Encode
        return value =>
          Object.fromEntries(Object.entries(value as object).map(([key, item]) => [key, encode(item)]))
      }
      default: {
        const members = Object.entries(shape.members ?? {}).flatMap(([name, each]) => {
          const encode = reference(each)
          return encode === undefined ? [] : [[name, encode] as const]
        })
        return value => {
          const source = value as Output
          let result = source
          for (const [name, encode] of members) {
            const member = source[name]
            if (member === undefined) continue
            const encoded = encode(member)
            if (encoded === member) continue
            if (result === source) result = { ...source }
            result[name] = encoded
          }
          return result
        }
      }
    }
  }

  return reference
}

const toBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Whether a blob or a timestamp lies anywhere under a shape. */
const neededIn = (shapes: Shapes) => {
  const answers = new Map<string, boolean>()
  const needed = (target: string, path: ReadonlySet<string> = new Set()): boolean => {
    const answer = answers.get(target)
    if (answer !== undefined) return answer
    if (path.has(target)) return false
    const shape = shapeOf(shapes, { target })
    const under = new Set(path).add(target)
    const below = [...Object.values(shape.members ?? {}), shape.member, shape.value]
    const result =
      shape.type === 'blob' ||
      shape.type === 'timestamp' ||
      (!shape.document && below.some(each => each !== undefined && needed(each.target, under)))
    // A cycle cut short proves nothing about the shapes on the way, so only the start is remembered.
    if (result || path.size === 0) answers.set(target, result)
    return result
  }
  return (target: string) => needed(target)
}
