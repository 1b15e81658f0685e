import type { ExampleRequest } from '../support/example-request.ts'

/** A small seeded generator (mulberry32): a failing run can be repeated. */
export const createRandom = (seed: number) => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item
  return { next, below, pick }
}
export type Random = ReturnType<typeof createRandom>

type Mutation = (request: ExampleRequest, random: Random) => ExampleRequest

const oddTexts = [
  '',
  '\u0000',
  '\ud800',
  '../../etc/passwd',
  '%',
  '%zz',
  '$\u007bjndi:x}',
  '🙂'.repeat(50),
  '-'.repeat(3_000),
  'a'.repeat(70_000),
  '__proto__',
]
const oddValues: unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  2 ** 53,
  '',
  [],
  {},
  [[]],
  { $unknown: 1 },
  ...oddTexts,
]

const json = (request: ExampleRequest, change: (body: unknown) => unknown): ExampleRequest => {
  let body: unknown
  try {
    body = JSON.parse(request.body.toString() || '{}')
  } catch {
    return request
  }
  return { ...request, body: Buffer.from(JSON.stringify(change(body))) }
}

/** Every place in a JSON value that can be changed. */
const places = (value: unknown, found: { holder: Record<string, unknown>; key: string }[] = []) => {
  if (typeof value === 'object' && value !== null) {
    for (const key of Object.keys(value)) {
      found.push({ holder: value as Record<string, unknown>, key })
      places((value as Record<string, unknown>)[key], found)
    }
  }
  return found
}

const atSomePlace =
  (act: (holder: Record<string, unknown>, key: string, random: Random) => void): Mutation =>
  (request, random) =>
    json(request, body => {
      const all = places(body)
      if (all.length > 0) {
        const { holder, key } = random.pick(all)
        act(holder, key, random)
      }
      return body
    })

const nested = (depth: number): unknown => {
  let value: unknown = 1
  for (let index = 0; index < depth; index++) value = index % 2 === 0 ? [value] : { a: value }
  return value
}

const cutBytes = (bytes: Buffer, random: Random): Buffer => {
  if (bytes.length === 0) return bytes
  const changed = Buffer.from(bytes)
  switch (random.below(4)) {
    case 0:
      changed[random.below(changed.length)] = random.below(256)
      return changed
    case 1:
      return changed.subarray(0, random.below(changed.length))
    case 2: {
      const at = random.below(changed.length)
      return Buffer.concat([changed.subarray(0, at), Buffer.from([random.below(256)]), changed.subarray(at)])
    }
    default: {
      const at = random.below(changed.length)
      return Buffer.concat([changed.subarray(0, at), changed.subarray(at + 1 + random.below(4))])
    }
  }
}

/** A text that can still stand in a request line or a header. */
const cutText = (text: string, random: Random): string =>
  cutBytes(Buffer.from(text), random)
    .toString('latin1')
    .replace(/[^\x21-\x7e]/g, '%')

const oddHeaders: [string, string][] = [
  ['content-type', 'text/plain'],
  ['content-type', 'application/x-www-form-urlencoded'],
  ['content-encoding', 'gzip'],
  ['accept', 'image/png'],
  ['expect', '100-continue'],
  ['x-amz-target', 'GraniteServiceVersion20100801.PutMetricData'],
  ['x-amz-content-sha256', 'UNSIGNED-PAYLOAD'],
  ['x-amz-date', '20200101T000000Z'],
  ['x-amz-security-token', 'x'.repeat(2_000)],
  ['authorization', 'AWS4-HMAC-SHA256 Credential=a/b/c'],
  ['authorization', 'Bearer '.padEnd(8_000, 'x')],
  [
    'authorization',
    'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20200101/us-east-1/bedrock/aws4_request,SignedHeaders=host,Signature=0',
  ],
  ['x-amzn-bedrock-guardrailidentifier', '../x'],
  ['x-amzn-bedrock-request-metadata', '{"a":'],
  ['origin', 'http://evil.example'],
  ['host', 'evil.example'],
]

export const mutations: Readonly<Record<string, Mutation>> = {
  bodyBytes: (request, random) => ({ ...request, body: cutBytes(request.body, random) }),
  value: atSomePlace((holder, key, random) => {
    holder[key] = random.pick(oddValues)
  }),
  removed: atSomePlace((holder, key) => {
    delete holder[key]
  }),
  doubled: atSomePlace((holder, key) => {
    holder[key] = [holder[key], holder[key]]
  }),
  added: atSomePlace((holder, _, random) => {
    holder[random.pick(oddTexts)] = random.pick(oddValues)
  }),
  deep: atSomePlace((holder, key, random) => {
    holder[key] = nested(random.pick([50, 250, 260, 3_000]))
  }),
  hugeText: atSomePlace((holder, key) => {
    holder[key] = 'word '.repeat(20_000)
  }),
  target: (request, random) => ({ ...request, target: `/${cutText(request.target.slice(1), random)}` }),
  targetOdd: (request, random) => ({
    ...request,
    target: `/${random.pick(['%00', '..', '//', '%2f%2f', '?', '?a=%', `?${'a=1&'.repeat(500)}`, 'outcrop/', 'x'.repeat(5_000)])}${request.target}`,
  }),
  label: (request, random) => {
    const segments = request.target.split('/')
    segments[1 + random.below(Math.max(1, segments.length - 1))] = encodeURIComponent(
      random.pick(oddTexts.filter(text => text !== '\ud800')),
    )
    return { ...request, target: segments.join('/') }
  },
  method: (request, random) => ({
    ...request,
    method: random.pick(['GET', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE', 'PURGE']),
  }),
  header: (request, random) => ({
    ...request,
    headers: { ...request.headers, ...Object.fromEntries([random.pick(oddHeaders)]) },
  }),
}

/** Nothing of a valid request left. */
export const garbage = (random: Random): ExampleRequest => ({
  method: random.pick(['GET', 'POST', 'PUT', 'DELETE']),
  target: `/${Array.from({ length: random.below(40) }, () => random.pick(['a', '/', '%', '.', ':', '?', '&', '=', '{', 'model', '-'])).join('')}`,
  headers: Object.fromEntries(Array.from({ length: random.below(4) }, () => random.pick(oddHeaders))),
  body: Buffer.from(Array.from({ length: random.below(300) }, () => random.below(256))),
})
