import { createServer } from 'node:http'
import { afterEach, expect, test, vi } from 'vitest'
import { systemClock } from '../../../src/clock.ts'
import { createClient, describeError } from '../../../src/vectors/opensearch/create-client.ts'
import { stubCredentials } from '../../support/bedrock-upstream.ts'
import { listenLocally } from '../../support/listen-locally.ts'
import { serveOpenSearch } from '../../support/serve-opensearch.ts'

afterEach(() => vi.unstubAllEnvs())

test('calls are signed with their parameters', async () => {
  await using server = await serveOpenSearch({ signedFor: { service: 'es', region: 'eu-west-1' } })
  server.createIndex('i', {})
  stubCredentials()
  const client = await createClient({ url: `${server.url}/`, region: 'eu-west-1' }, 'i', systemClock)
  const body = '{"delete":{"_id":"x"}}\n'
  await expect(
    client.send({ method: 'POST', path: '_bulk?refresh=true', body, isRepeatable: true }),
  ).resolves.toMatchObject({ errors: false })
  await client.close()
})

test('an answer of something else is not shown', async () => {
  let answer = { status: 502, body: '<html>secret</html>' }
  await using server = await listenLocally(
    createServer((_, response) => void response.writeHead(answer.status).end(answer.body)),
  )
  const client = await createClient({ url: server.url }, 'i', systemClock, { pause: 1 })
  const ask = () => client.send({ method: 'GET', path: '_mapping', isRepeatable: true })
  await expect(ask()).rejects.toThrow(/^OpenSearch answered 502$/)
  answer = { status: 200, body: '<html>' }
  await expect(ask()).rejects.toThrow('not JSON')
  await client.close()
})

test('an error is its type and its reason, in short', () => {
  expect(describeError({ type: 't', reason: 'r' })).toBe('t: r')
  expect(describeError(undefined)).toBe('')
  expect(describeError({ type: 't', reason: 'x'.repeat(1_000) })).toHaveLength(300)
})
