import { expect, test } from 'vitest'
import { arnOf, parseArn, partitionOf } from '../../src/resources/arn.ts'

test('names a resource, and is read back', () => {
  const arn = arnOf('prompt-router', 'abc', { account: '123456789012', region: 'eu-west-1' })
  expect(arn).toBe('arn:aws:bedrock:eu-west-1:123456789012:prompt-router/abc')
  expect(parseArn(arn)).toEqual({
    region: 'eu-west-1',
    account: '123456789012',
    kind: 'prompt-router',
    id: 'abc',
  })
})

test.each([
  ['us-east-1', 'aws'],
  ['us-gov-west-1', 'aws-us-gov'],
  ['cn-north-1', 'aws-cn'],
])('%s lies in the partition %s', (region, partition) => {
  expect(partitionOf(region)).toBe(partition)
})

test('what belongs to nobody has no account, and an id may hold a slash', () => {
  expect(parseArn('arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0')).toMatchObject({
    account: '',
    id: 'amazon.nova-lite-v1:0',
  })
  expect(parseArn('arn:aws:bedrock:us-east-1:123456789012:custom-model/a.b/c')?.id).toBe('a.b/c')
})

test.each([
  '',
  'arn:aws:s3:::bucket/key',
  'arn:aws:bedrock:us-east-1:12:box/1',
  'arn:aws:bedrock:us-east-1::box/',
])('%j is none of Bedrock', text => {
  expect(parseArn(text)).toBeUndefined()
})
