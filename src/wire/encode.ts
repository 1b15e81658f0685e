import type { OperationDescription, Shapes } from './api.ts'
import { shapeOf } from './api.ts'
import { compileStream } from './encode-stream.ts'
import { createEncoders } from './encode-value.ts'
import type { HttpResponse } from './exchange.ts'
import type { StreamForm } from './streams/stream-form.ts'

type Output = Record<string, unknown>
/** Called with what made a stream fail after its first byte. */
type Report = (error: unknown) => void

/**
 * An operation's output to an answer: members to headers, payload or JSON. Blobs become base64, Dates their format;
 * members that the description lacks pass as they are, because the live service sends some.
 */
export const compileEncoder = (
  shapes: Shapes,
  { output, status }: OperationDescription,
): ((value: Output, report: Report, form?: StreamForm) => HttpResponse) => {
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
    const encodeStream = compileStream(shapes, payloadShape)
    return (value, report, form = 'frames') => {
      const { contentType, body } = encodeStream(value[payload] as AsyncIterable<Output[]>, report, form)
      return { status, headers: { ...encodeHeadersOf(value), 'content-type': contentType }, body }
    }
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
