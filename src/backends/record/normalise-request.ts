import { createHash } from 'node:crypto'
import { isSecretName, maskText } from './mask-secrets.ts'
import type { Capability } from './recording.ts'

/** A request without what differs between two that are the same. */
export interface NormalRequest {
  /** Members in the order of their names; bytes by their hash; secrets masked; IDs of tool uses by their order. */
  readonly request: unknown
  /** Small bytes in base64, by their hash. */
  readonly bytes: Readonly<Record<string, string>>
}

const SMALL_BYTES = 4_096
const LONGEST_BASE64 = 4_096
const DEEPEST = 500
const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/

/** Told for the caller's own books: the model does not see it. */
const LEFT_OUT: ReadonlySet<string> = new Set(['requestMetadata'])
const TOOL_ID: ReadonlySet<string> = new Set(['toolUseId', 'tool_use_id', 'tool_call_id'])
const TOOL_TYPE: ReadonlySet<unknown> = new Set(['tool_use', 'server_tool_use', 'function'])

/** @param request as a backend gets it. */
export const normaliseRequest = (capability: Capability, request: object): NormalRequest => {
  const bytes: Record<string, string> = {}
  const kept = Object.fromEntries(Object.entries(request).filter(([name]) => !LEFT_OUT.has(name)))
  const readable = capability === 'invoke' ? { ...kept, body: readBody(kept.body) } : kept
  return { request: normaliseWith(readable, bytes), bytes }
}

/** The same of what is JSON already; a request that was normalised stays as it is. */
export const normaliseJson = (value: unknown): unknown => normaliseWith(value, {})

export const hashRequest = (capability: Capability, request: unknown): string =>
  createHash('sha256')
    .update(`${capability} ${JSON.stringify(request)}`)
    .digest('hex')

const readBody = (body: unknown): unknown => {
  if (!(body instanceof Uint8Array)) return body
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'))
  } catch {
    return body
  }
}

const normaliseWith = (root: unknown, bytes: Record<string, string>): unknown => {
  const ids = new Map<string, string>()
  const toId = (id: string): string => {
    const known = ids.get(id) ?? `tool-${ids.size + 1}`
    ids.set(id, known)
    return known
  }

  const visit = (value: unknown, depth: number): unknown => {
    if (depth > DEEPEST) return '[nested deeper]'
    if (typeof value === 'string') return shorten(value)
    if (value instanceof Float32Array) return Array.from(value)
    if (value instanceof Uint8Array) return digest(value, bytes)
    if (Array.isArray(value)) return value.map(each => visit(each, depth + 1))
    if (typeof value !== 'object' || value === null) return value
    const members: [string, unknown][] = Object.entries(value).filter(([, member]) => member !== undefined)
    members.sort(([a], [b]) => (a < b ? -1 : 1))
    return Object.fromEntries(
      members.map(([name, member]) => [name, visitMember(name, member, value, depth)]),
    )
  }
  const visitMember = (name: string, member: unknown, of: object, depth: number): unknown => {
    if (typeof member !== 'string') return visit(member, depth + 1)
    if (TOOL_ID.has(name) || (name === 'id' && 'type' in of && TOOL_TYPE.has(of.type))) return toId(member)
    return isSecretName(name) ? '[masked]' : shorten(member)
  }
  return visit(root, 0)
}

/** Images in a native body are texts of base64. */
const shorten = (text: string): string =>
  text.length > LONGEST_BASE64 && BASE64.test(text)
    ? `[base64 of ${text.length} characters, sha256 ${sha256(text)}]`
    : maskText(text)

const digest = (value: Uint8Array, bytes: Record<string, string>) => {
  const hash = sha256(value)
  if (value.byteLength <= SMALL_BYTES) bytes[hash] = Buffer.from(value).toString('base64')
  return { length: value.byteLength, sha256: hash }
}

const sha256 = (value: string | Uint8Array): string => createHash('sha256').update(value).digest('hex')
