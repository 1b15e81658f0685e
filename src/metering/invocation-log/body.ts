import type { ModelInvocationLogging } from '../../resources/model-invocation-logging.ts'

/** What a client sent or got: Converse's shapes with bytes as they are, or a native body. */
export type Body = { readonly contentType: string } & (
  | { readonly json: unknown }
  | { readonly bytes: Uint8Array }
)

export interface BodyOptions {
  readonly side: 'input' | 'output'
  readonly body: Body
  readonly isDelivered: boolean
  readonly flags: ModelInvocationLogging
  /** @returns where it will lie. */
  readonly setAside: (name: string, bytes: Uint8Array, isGzipped: boolean) => string
}

/** The user guide's "up to 100 KB"; what is larger lies aside. */
const INLINE_BYTES = 100 * 1_024

/** `inputContentType` with `inputBodyJson`, or with `inputBodyS3Path`, or alone where bodies are not wanted. */
export const bodyMembers = ({ side, body, isDelivered, flags, setAside }: BodyOptions): object => {
  const { contentType } = body
  const type = { [`${side}ContentType`]: contentType }
  if (!isDelivered) return type
  const aside = (name: string, bytes: Uint8Array, isGzipped: boolean) => ({
    ...type,
    [`${side}BodyS3Path`]: setAside(`${side}${name}`, bytes, isGzipped),
  })
  const inline = (json: unknown) => ({ ...type, [`${side}BodyJson`]: json })
  if ('json' in body) {
    const json = withoutMedia(body.json, side, flags, setAside)
    const text = JSON.stringify(json)
    if (text.length <= INLINE_BYTES && Buffer.byteLength(text) <= INLINE_BYTES) return inline(json)
    return aside('.json.gz', Buffer.from(text), true)
  }
  const { bytes } = body
  if (bytes.length > INLINE_BYTES && isJson(contentType)) return aside('.json.gz', bytes, true)
  const json = bytes.length > INLINE_BYTES ? undefined : parse(bytes)
  return json === undefined ? aside('.bin', bytes, false) : inline(json)
}

const isJson = (contentType: string): boolean => /^application\/json\b/i.test(contentType)

const parse = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'))
  } catch {
    return undefined
  }
}

/** The flag of each kind of block. The user guide has documents go with images. */
const MEDIA = {
  image: 'imageDataDeliveryEnabled',
  document: 'imageDataDeliveryEnabled',
  video: 'videoDataDeliveryEnabled',
  audio: 'audioDataDeliveryEnabled',
} as const satisfies Record<string, keyof ModelInvocationLogging>

const isMedia = (name: string): name is keyof typeof MEDIA => Object.hasOwn(MEDIA, name)

/** The same with each block's bytes aside, pointed at as Converse points at S3, or left out; other bytes as base64. */
const withoutMedia = (
  json: unknown,
  side: string,
  flags: ModelInvocationLogging,
  setAside: BodyOptions['setAside'],
): unknown => {
  let count = 0

  const source = (kind: keyof typeof MEDIA, format: unknown, bytes: Uint8Array) => {
    if (flags[MEDIA[kind]] !== true) return {}
    count += 1
    const ending = typeof format === 'string' && /^[a-z0-9]{1,10}$/.test(format) ? format : 'bin'
    return { s3Location: { uri: setAside(`${side}_${kind}_${count}.${ending}`, bytes, false) } }
  }

  const visit = (value: unknown): unknown => {
    if (value instanceof Uint8Array)
      return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64')
    if (Array.isArray(value)) return value.map(visit)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, visitMember(name, member)]),
    )
  }

  const visitMember = (name: string, member: unknown): unknown => {
    const block = isMedia(name) ? (member as Media | undefined) : undefined
    const bytes = block?.source?.bytes
    if (!isMedia(name) || !(bytes instanceof Uint8Array)) return visit(member)
    return {
      ...(visit({ ...block, source: undefined }) as object),
      source: source(name, block?.format, bytes),
    }
  }

  return visit(json)
}

interface Media {
  readonly format?: unknown
  readonly source?: { readonly bytes?: unknown }
}
