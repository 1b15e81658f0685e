import { createHash, createHmac } from 'node:crypto'
import { SignatureV4 } from '@smithy/signature-v4'
import { describe, expect, test } from 'vitest'
import { clients, credentials, startAnswering } from '../support/call-dynamodb.ts'
import { hasPython } from '../support/python.ts'

const input = { TableName: 'orders', Key: { orderId: { S: 'ORD-é' } } }
const failure = (type: string) => `{"__type":"com.amazonaws.dynamodb.v20120810#${type}","message":"no"}`

/** What the library calls to hash, by node:crypto. */
class Sha256 {
  readonly #hash
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret as string)
  }
  update(data: Uint8Array | string) {
    this.#hash.update(data)
  }
  async digest() {
    return new Uint8Array(this.#hash.digest())
  }
  reset() {}
}

const signer = new SignatureV4({
  service: 'dynamodb',
  region: 'eu-west-1',
  credentials,
  sha256: Sha256,
  applyChecksum: false,
})

// Python is not on every machine that has Node.
const runnable = clients.filter(([language]) => hasPython || language !== 'Python')

describe.each(runnable)("the example's client of DynamoDB in %s", (_, call) => {
  test("signs as AWS's own library does", async () => {
    await using server = await startAnswering()
    await call(server.url, input)
    const [{ headers, body } = { headers: {}, body: '' }] = server.received
    const signed = await signer.sign(
      {
        method: 'POST',
        protocol: 'http:',
        hostname: '127.0.0.1',
        path: '/',
        headers: Object.fromEntries(
          ['content-type', 'host', 'x-amz-target'].map(name => [name, String(headers[name])]),
        ),
        body,
      },
      {
        signingDate: new Date(
          String(headers['x-amz-date']).replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'),
        ),
      },
    )
    expect(JSON.parse(body)).toEqual(input)
    expect(headers.authorization).toBe(signed.headers.authorization)
  })

  test('tries again what may pass', async () => {
    await using server = await startAnswering(
      [500, 'Internal'],
      [400, failure('ThrottlingException')],
      [200, '{"Item":{}}'],
    )
    expect(await call(server.url, input)).toEqual({ Item: {} })
    expect(server.received).toHaveLength(3)
  })

  test.each([
    [503, '<html>', 3, 'InternalServerError'],
    [200, '<html>', 3, ''],
    [400, failure('ValidationException'), 1, 'ValidationException'],
    [400, failure('ConditionalCheckFailedException'), 1, 'ConditionalCheckFailedException'],
    [403, 'null', 3, 'ServiceUnavailable'],
  ])('after %i and %s gives up', async (status, body, calls, type) => {
    await using server = await startAnswering([status, body])
    await expect(call(server.url, input)).rejects.toThrow(new RegExp(`${type}.*: `))
    expect(server.received).toHaveLength(calls)
  })
})
