import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { stubCredentials } from '../support/bedrock-upstream.ts'
import { failure, runFunctions } from '../support/run-functions.ts'
import { refuse, type ServedLambda, serveLambda } from '../support/serve-lambda.ts'

let lambda: ServedLambda
beforeAll(async () => {
  lambda = await serveLambda()
})
afterAll(() => lambda.close())
beforeEach(() => stubCredentials())
afterEach(() => {
  vi.unstubAllEnvs()
  lambda.invocations.length = 0
})

const arn = 'arn:aws:lambda:ap-southeast-2:123456789012:function:orders:live'
const lambdaOf = (more: object = {}) =>
  runFunctions({ '*': { type: 'lambda', endpoint: `${lambda.url}/`, ...more } })

test('a call is signed for Lambda, in the Region of the function', async () => {
  lambda.functions.set(arn, (response, event) => response.end(JSON.stringify({ got: event })))
  const { invoke } = await lambdaOf()
  expect(await invoke(arn, { a: 'ü' })).toEqual({ got: { a: 'ü' } })
  expect(lambda.invocations).toEqual([
    {
      path: `/2015-03-31/functions/${encodeURIComponent(arn)}/invocations`,
      region: 'ap-southeast-2',
      type: 'RequestResponse',
      event: { a: 'ü' },
    },
  ])
})

test('the Region of the settings wins, and that of the server is for a name alone', async () => {
  lambda.functions.set('orders', response => response.end('1'))
  lambda.functions.set(arn, response => response.end('2'))
  const plain = await lambdaOf()
  const said = await lambdaOf({ region: 'us-west-2' })
  expect([await plain.invoke('orders'), await said.invoke('orders'), await said.invoke(arn)]).toEqual([
    1, 1, 2,
  ])
  expect(lambda.invocations.map(({ region }) => region)).toEqual(['eu-west-1', 'us-west-2', 'us-west-2'])
})

test('a function that threw: what it said is in the log alone', async () => {
  lambda.functions.set('orders', response =>
    response
      .writeHead(200, { 'X-Amz-Function-Error': 'Unhandled' })
      .end(JSON.stringify({ errorMessage: 'secret', errorType: 'Error' })),
  )
  const { invoke, lines } = await lambdaOf({ replyBytes: 10 })
  await expect(invoke('orders')).rejects.toEqual(failure('threw', 'The function orders threw an error.'))
  expect(JSON.stringify(lines.at(-1))).toContain('secret')
})

test('what Lambda refuses', async () => {
  const { invoke, lines } = await lambdaOf()
  await expect(invoke('none')).rejects.toEqual(
    failure(
      'unreachable',
      'The function none could not be called: Lambda answered ResourceNotFoundException.',
    ),
  )
  expect(JSON.stringify(lines.at(-1))).toContain('secret of the server')
  lambda.functions.set('busy', response => refuse(response, 429, 'TooManyRequestsException'))
  await expect(invoke('busy')).rejects.toEqual(failure('busy', /^Lambda runs too many calls/))
  expect(lambda.invocations).toHaveLength(2)
})

test('a wrong key, and none at all', async () => {
  const { invoke } = await lambdaOf()
  stubCredentials({ accessKeyId: 'AKIAOTHER00000000001', secretAccessKey: 'x'.repeat(40) })
  await expect(invoke('orders')).rejects.toEqual(failure('unreachable', /InvalidSignatureException\.$/))
  const other = await lambdaOf({ profile: 'there-is-none' })
  await expect(other.invoke('orders')).rejects.toEqual(
    failure('unreachable', /this server has no AWS credentials for it\.$/),
  )
  expect(lambda.invocations).toEqual([])
})

test('a reply that is too large, or no JSON', async () => {
  lambda.functions.set('large', response => response.end(JSON.stringify('x'.repeat(99))))
  lambda.functions.set('huge', response => response.end(JSON.stringify('x'.repeat(2_000_000))))
  lambda.functions.set('text', response => response.end('secret'))
  const { invoke } = await lambdaOf({ replyBytes: 100 })
  for (const name of ['large', 'huge'])
    await expect(invoke(name)).rejects.toEqual(
      failure('too large', `The function ${name} answered more than 100 bytes.`),
    )
  await expect(invoke('text')).rejects.toEqual(failure('not JSON', 'The function text answered no JSON.'))
})

test('a lost connection, and a slow function, are not tried again', async () => {
  lambda.functions.set('lost', response => response.destroy())
  lambda.functions.set('slow', () => undefined)
  const { invoke } = await lambdaOf({ timeoutSeconds: 3 })
  await expect(invoke('lost')).rejects.toEqual(failure('ended', /the connection to its server was lost/))
  await expect(invoke('slow')).rejects.toEqual(failure('timeout', /within 3 seconds\.$/))
  expect(lambda.invocations).toHaveLength(2)
})
