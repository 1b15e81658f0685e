import { expect, test } from 'vitest'
import {
  batchName,
  destinationOf,
  destinationProblem,
  hourOf,
  permissionCheck,
} from '../../../src/metering/invocation-log/destination.ts'

const owner = { account: '123456789012', region: 'us-west-2' }
const bucketName = 'my-logs'
const root = 'AWSLogs/123456789012/BedrockModelInvocationLogs'

test('lies below the prefix, whether it ends in a slash or not', () => {
  for (const keyPrefix of ['a/b', 'a/b/'])
    expect(destinationOf(owner, { bucketName, keyPrefix })).toEqual({
      bucket: bucketName,
      root: `a/b/${root}/us-west-2`,
    })
  for (const prefix of [{}, { keyPrefix: '' }])
    expect(destinationOf(owner, { bucketName, ...prefix }).root).toBe(`${root}/us-west-2`)
})

test('has the marker above its Region', () => {
  expect(permissionCheck(owner, { bucketName, keyPrefix: 'a/' })).toEqual({
    bucket: bucketName,
    key: `a/${root}/amazon-bedrock-logs-permission-check`,
  })
})

test('names its objects as Bedrock does', () => {
  const at = Date.UTC(2026, 3, 20, 0, 17, 33, 123)
  expect(hourOf('a', at)).toBe('a/2026/04/20/00')
  expect(batchName(at, '9b86bf4994c4ab1c')).toBe('20260420T001733123Z_9b86bf4994c4ab1c.json.gz')
})

test('may not be what leads somewhere else', () => {
  expect(destinationProblem(owner, { bucketName })).toBeUndefined()
  expect(destinationProblem(owner, { bucketName, keyPrefix: 'a b/ü/...' })).toBeUndefined()
  for (const keyPrefix of ['/', '/a', 'a//b', '.', '..', 'a/..', '../a', 'a/../b', 'a\u007f', '\udc00'])
    expect(destinationProblem(owner, { bucketName, keyPrefix })).toContain('prefix')
  for (const name of ['..', 'a..b', 'ab', 'A-b', '-ab', 'ab.', 'a/b', 'a'.repeat(64), ''])
    expect(destinationProblem(owner, { bucketName: name })).toContain('bucket')
  for (const region of ['..', '', 'a/b', 'us-east-1\u0000'])
    expect(destinationProblem({ region }, { bucketName })).toContain('Region')
})
