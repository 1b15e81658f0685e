import { createHash, createHmac } from 'node:crypto'
import { getToken } from '@aws/bedrock-token-generator'
import { SignatureV4 } from '@smithy/signature-v4'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { jsonOf, sendCall } from '../support/send-call.ts'
import { type Call, presign, sha256 } from '../support/sign.ts'
import {
  add,
  authorized,
  BODY,
  base,
  edited,
  get,
  key,
  MINUTE,
  PATH,
  presigned,
  signed,
  temporary,
} from '../support/signed-calls.ts'
import { type Started, startOutcrop } from '../support/start-outcrop.ts'

let server: Started
beforeAll(async () => {
  server = await startOutcrop({
    preset: 'account',
    modelAccess: ['*'],
    credentials: [key, temporary],
    apiKeys: [{ key: 'a-long-term-api-key' }],
  })
})
afterAll(() => server.close())

/** Node's hashes as the signer of AWS's JS SDK takes them. */
class Sha256 {
  #hash
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash =
      secret === undefined ? createHash('sha256') : createHmac('sha256', secret as NodeJS.ArrayBufferView)
  }
  update(data: Uint8Array) {
    this.#hash.update(data)
  }
  async digest() {
    return new Uint8Array(this.#hash.digest())
  }
  reset() {
    throw new Error('not needed to sign')
  }
}

const bySdk = (credentials = key) =>
  new SignatureV4({ service: 'bedrock', region: 'us-east-1', credentials, sha256: Sha256 })

/** Signed by AWS's own code; `query` as the SDK holds it and as it stands in the call. */
const sdkSigned = async (call: Call, query: Record<string, string | string[]> = {}): Promise<Call> => {
  const { headers } = await bySdk().sign({
    method: call.method,
    protocol: 'http:',
    hostname: 'localhost',
    path: call.target.split('?')[0] ?? '',
    query,
    headers: Object.fromEntries(call.headers),
    body: call.body,
  })
  return { ...call, headers: Object.entries(headers) }
}

const sdkPresigned = async (credentials = key): Promise<Call> => {
  const call = get('/foundation-models')
  const { query = {} } = await bySdk(credentials).presign({
    method: 'GET',
    protocol: 'http:',
    hostname: 'localhost',
    path: call.target,
    headers: Object.fromEntries(call.headers),
  })
  const written = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  return { ...call, target: `${call.target}?${written.join('&')}` }
}

const MODEL = 'us.anthropic.claude-haiku-4-5-20251001-v1'
const ARN = `arn:aws:bedrock:us-east-1:123456789012:inference-profile/${MODEL}:0`
const at = (target: string): Call => ({ ...base(), target })
const BARE = { signedHeaders: ['host', 'x-amz-date'] }
const VARIED = '/foundation-models?c=%c3%a9&a&b=x+y&b=x%20y&a=2&a=1&d=1%2B1&=&byOutputModality=TEXT'

type Unusual = [title: string, call: () => Call | Promise<Call>, status?: number]

const unusual: Unusual[] = [
  ['every header signed, the hash of the body not sent', () => signed()],
  ['the hash of the body sent and signed', () => signed({ bodyHash: sha256(BODY) })],
  ['the hash of the body sent, its header unsigned', () => signed({ bodyHash: sha256(BODY), ...BARE })],
  ['only host and date signed', () => signed(BARE)],
  [':authority signed', () => signed({ signedHeaders: [':authority', 'content-type', 'x-amz-date'] })],
  ['a Date header', () => signed({ dateHeader: 'date' })],
  ['a Date header beside X-Amz-Date', () => signed({}, add(base(), 'date', 'Thu, 01 Jan 1970 00:00:00 GMT'))],
  ['unsigned headers', () => add(signed(), 'user-agent', 'curl/8')],
  ['a header sent twice', () => signed({}, add(add(base(), 'x-first', 'b'), 'x-first', 'a'))],
  ['a header of lists sent twice', () => signed({}, add(add(base(), 'x-first', 'b, c'), 'x-first', 'a'))],
  ['a header with a list', () => signed({}, add(base(), 'x-first', 'b, a'))],
  ['runs of spaces in a header', () => signed({}, add(base(), 'x-first', 'a    b  "c   d"'))],
  ['an empty header', () => signed({}, add(base(), 'x-first', ''))],
  ['a query in any order and spelling', () => signed({}, get(VARIED))],
  [
    'a query in another order than was signed',
    () => ({ ...signed({}, get('/foundation-models?b=2&a=1')), target: '/foundation-models?a=1&b=2' }),
  ],
  ['a question mark with nothing behind', () => signed({}, get('/foundation-models?'))],
  ['an empty body with its hash', () => signed({ bodyHash: sha256('') }, get('/foundation-models'))],
  ['a colon in the path', () => signed({}, at(PATH.replace('%3A', ':')))],
  ['an escape in lower case', () => signed({}, at(PATH.replace('%3A', '%3a')))],
  ['an ARN with bare colons', () => signed({}, at(`/model/${ARN.replace('/', '%2F')}/converse`))],
  ['an ARN escaped whole', () => signed({}, at(`/model/${encodeURIComponent(ARN)}/converse`))],
  ['a slash at the end of the path', () => signed({}, at('/agents/'))],
  ['another region', () => signed({ region: 'eu-west-1' }, get('/foundation-models'))],
  ['a clock 290 seconds behind', () => signed({ time: Date.now() - 290_000 })],
  ['a clock 290 seconds ahead', () => signed({ time: Date.now() + 290_000 })],
  ['no spaces in Authorization', () => edited(/, /g, ',')],
  ['Authorization in another order', () => edited(/(\S+ )(.*), (.*), (.*)/, '$1$4, $3, $2')],
  ['a session token', () => signed({ key: temporary })],
  ['a session token, unsigned', () => signed({ key: temporary, ...BARE })],
  ['a presigned URL', () => presigned()],
  [
    'a presigned URL of yesterday, good for a week',
    () => presigned({ time: Date.now() - 1440 * MINUTE }, 604_800),
  ],
  ['a presigned URL with a session token', () => presigned({ key: temporary })],
  ['a presigned request with a body', () => presign(base(), { key }, 60)],
  ['a long-term API key', () => authorized('Bearer a-long-term-api-key')],
  ['an API key behind a small bearer', () => authorized('bearer a-long-term-api-key')],
  [
    "a short-term API key of AWS's generator",
    async () => authorized(`Bearer ${await getToken({ credentials: { ...key }, region: 'us-east-1' })}`),
  ],
  [
    "a short-term API key of AWS's generator from temporary credentials",
    async () =>
      authorized(
        `Bearer ${await getToken({ credentials: { ...temporary }, region: 'us-east-1', expiresInSeconds: 60 })}`,
      ),
  ],
  ["the SDK's signature", () => sdkSigned(base())],
  ["the SDK's signature of a colon in the path", () => sdkSigned(at(PATH.replace('%3A', ':')))],
  ["the SDK's signature of tabs and spaces", () => sdkSigned(add(base(), 'x-first', 'a\t b  c'))],
  [
    "the SDK's signature of a query",
    () =>
      sdkSigned(get(VARIED.replace('&=', '')), {
        c: 'é',
        a: ['', '2', '1'],
        b: ['x y', 'x y'],
        d: '1+1',
        byOutputModality: 'TEXT',
      }),
  ],
  ["the SDK's presigned URL", () => sdkPresigned()],
  ["the SDK's presigned URL with a session token", () => sdkPresigned(temporary)],
]

describe.each(['h1', 'h2'] as const)('over %s is accepted', protocol => {
  test.each(unusual)('%s', async (_, call, status = 200) => {
    const answer = await sendCall[protocol](server.port, await call())
    expect(answer.body.toString()).not.toContain('ignature')
    expect(answer.status).toBe(status)
  })

  test("the SDK's signature over :authority", async () => {
    const call = {
      ...base(),
      headers: base().headers.map(([name, value]) => [name === 'host' ? ':authority' : name, value] as const),
    }
    const { headers } = await sdkSigned(call)
    const back = headers.map(([name, value]) => [name === ':authority' ? 'host' : name, value] as const)
    const answer = await sendCall[protocol](server.port, { ...call, headers: back })
    expect(answer.status).toBe(200)
  })

  test('the region is the one signed for', async () => {
    const call = signed(
      { region: 'eu-west-1' },
      get('/foundation-models/anthropic.claude-haiku-4-5-20251001-v1%3A0'),
    )
    expect(jsonOf(await sendCall[protocol](server.port, call))).toMatchObject({
      modelDetails: {
        modelArn: 'arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-haiku-4-5-20251001-v1:0',
      },
    })
  })
})
