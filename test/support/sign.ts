import { createHash, createHmac } from 'node:crypto'

/** A request as it will stand on the wire; over HTTP/2 the `host` header becomes `:authority`. */
export interface Call {
  readonly method: string
  readonly target: string
  /** A name may come twice. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
}

export interface Key {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

export interface Signing {
  readonly key: Key
  /** Milliseconds since 1970; now if absent. */
  readonly time?: number
  readonly region?: string
  readonly service?: string
  readonly terminator?: string
  /** `date` sends an RFC 9110 date instead of `x-amz-date`. */
  readonly dateHeader?: 'date' | 'x-amz-date'
  /** Sent as `x-amz-content-sha256` and signed as the body's hash; the true hash, unsent, if absent. */
  readonly bodyHash?: string
  /** Every header but `content-length` if absent. */
  readonly signedHeaders?: readonly string[]
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** `20260102T030405Z`. */
export const basicDate = (time: number): string =>
  `${new Date(time)
    .toISOString()
    .replace(/\W|\.\d+/g, '')
    .slice(0, 15)}Z`

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, each => `%${each.charCodeAt(0).toString(16).toUpperCase()}`)

const decode = (text: string): string => decodeURIComponent(text.replaceAll('+', '%20'))

export const valuesOf = ({ headers }: Call, name: string): string[] =>
  headers.filter(([each]) => each.toLowerCase() === name).map(([, value]) => value)

const signedValue = (call: Call, name: string): string =>
  valuesOf(call, name === ':authority' ? 'host' : name)
    .map(value => value.trim().replace(/ +/g, ' '))
    .join(',')

const canonicalQuery = (query: string): string =>
  query
    .split('&')
    .filter(pair => pair !== '')
    .map(pair => {
      const [name = '', ...rest] = pair.split('=')
      return [name, rest.join('=')].map(text => encode(decode(text)))
    })
    .sort(([a = '', x = ''], [b = '', y = '']) => (a === b ? (x > y ? 1 : -1) : a > b ? 1 : -1))
    .map(pair => pair.join('='))
    .join('&')

const scopeOf = (signing: Signing, day: string): string => {
  const { region = 'us-east-1', service = 'bedrock', terminator = 'aws4_request' } = signing
  return [day, region, service, terminator].join('/')
}

const signatureOf = (
  call: Call,
  signing: Signing,
  date: string,
  names: readonly string[],
  bodyHash: string,
): string => {
  const [path = '', query = ''] = call.target.split('?')
  const canonical = [
    call.method,
    path.split('/').map(encode).join('/'),
    canonicalQuery(query),
    ...names.map(name => `${name}:${signedValue(call, name)}`),
    '',
    names.join(';'),
    bodyHash,
  ].join('\n')
  const scope = scopeOf(signing, date.slice(0, 8))
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${signing.key.secretAccessKey}`)
  return hmac(key, ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n')).toString('hex')
}

/** SigV4 from its description, sharing nothing with the code that verifies it. */
export const sign = (call: Call, signing: Signing): Call => {
  const { key, time = Date.now(), dateHeader = 'x-amz-date', bodyHash } = signing
  const date = basicDate(time)
  const headers = [
    ...call.headers,
    [dateHeader, dateHeader === 'date' ? new Date(time).toUTCString() : date] as const,
    ...(key.sessionToken === undefined ? [] : [['x-amz-security-token', key.sessionToken] as const]),
    ...(bodyHash === undefined ? [] : [['x-amz-content-sha256', bodyHash] as const]),
  ]
  const names =
    signing.signedHeaders ??
    [...new Set(headers.map(([name]) => name.toLowerCase()).filter(name => name !== 'content-length'))].sort()
  const signature = signatureOf({ ...call, headers }, signing, date, names, bodyHash ?? sha256(call.body))
  const credential = `${key.accessKeyId}/${scopeOf(signing, date.slice(0, 8))}`
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names.join(';')}, Signature=${signature}`
  return { ...call, headers: [...headers, ['authorization', authorization]] }
}

/** @param expires seconds. */
export const presign = (call: Call, signing: Signing, expires: number): Call => {
  const date = basicDate(signing.time ?? Date.now())
  const parameters = {
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${signing.key.accessKeyId}/${scopeOf(signing, date.slice(0, 8))}`,
    'X-Amz-Date': date,
    'X-Amz-Expires': String(expires),
    'X-Amz-SignedHeaders': 'host',
    ...(signing.key.sessionToken === undefined ? {} : { 'X-Amz-Security-Token': signing.key.sessionToken }),
  }
  const query = Object.entries(parameters)
    .map(([name, value]) => `${name}=${encode(value)}`)
    .join('&')
  const target = `${call.target}${call.target.includes('?') ? '&' : '?'}${query}`
  const signature = signatureOf({ ...call, target }, signing, date, ['host'], sha256(call.body))
  return { ...call, target: `${target}&X-Amz-Signature=${signature}` }
}

/** A call's headers as node joins them. */
export const joinedHeaders = ({ headers }: Call): Record<string, string> => {
  const joined: Record<string, string> = {}
  for (const [name, value] of headers) {
    const known = joined[name.toLowerCase()]
    joined[name.toLowerCase()] = known === undefined ? value : `${known}, ${value}`
  }
  return joined
}
