import * as v from 'valibot'

const milliseconds = (fallback: number) =>
  v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(86_400_000)), fallback)
const count = (least: number, most: number, fallback: number) =>
  v.optional(v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most)), fallback)

const readUrl = (text: string): URL | undefined => {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}

/** Secrets have settings of their own: an address is shown in messages. */
const isAddress = (text: string): boolean => {
  const url = readUrl(text)
  return url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
}

export const httpAddress = v.pipe(
  v.string(),
  v.check(isAddress, 'must be an http:// or https:// address without a user name'),
)

const proxyAddress = v.pipe(
  v.string(),
  v.check(text => /^https?:$/.test(readUrl(text)?.protocol ?? ''), 'must be an http:// or https:// address'),
)

const OF_CONNECTION = new Set([
  'connection',
  'content-length',
  'content-type',
  'expect',
  'host',
  'keep-alive',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/** What no header can hold would end every call. */
const headerValue = v.pipe(v.string(), v.regex(/^[\t\x20-\x7e]*$/, 'must be plain text on one line'))
const headerName = v.pipe(
  v.string(),
  v.regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'must be the name of a header'),
  v.check(name => !OF_CONNECTION.has(name.toLowerCase()), 'must not be a header of the connection itself'),
  v.toLowerCase(),
)

export const secret = v.pipe(v.string(), v.minLength(1), v.regex(/^[\x21-\x7e]*$/, 'must be one word'))

/** What every backend that calls a server over HTTP may be told. */
export const upstreamSettings = {
  headers: v.optional(v.record(headerName, headerValue), {}),
  /** To connect, with TLS. */
  connectTimeoutMs: milliseconds(5_000),
  /** From the request to the head of the answer. */
  readTimeoutMs: milliseconds(120_000),
  /** Between two pieces of the answer. */
  streamTimeoutMs: milliseconds(300_000),
  /** Of the whole answer. */
  answerTimeoutMs: milliseconds(3_600_000),
  /** Calls at once. */
  connections: count(1, 65_536, 1_024),
  /** Calls that wait for one of them. */
  queue: count(0, 1_000_000, 1_024),
  queueTimeoutMs: milliseconds(10_000),
  proxy: v.optional(proxyAddress),
  /** A file of certificates, trusted beside the public ones. */
  ca: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(4_096))),
  /** The most that a whole answer may hold. */
  answerBytes: count(1_024, 1_073_741_824, 67_108_864),
  /** The most that one event of a stream may hold. */
  eventBytes: count(1_024, 1_073_741_824, 4_194_304),
} as const satisfies v.ObjectEntries

export type UpstreamSettings = v.InferOutput<v.StrictObjectSchema<typeof upstreamSettings, undefined>>
