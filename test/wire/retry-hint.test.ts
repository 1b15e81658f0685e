import { expect, test } from 'vitest'
import { retryHint } from '../../src/wire/retry-hint.ts'

test.each([
  [{ 'amz-sdk-request': 'attempt=2; max=3' }, /attempt 2 of the same stream/],
  [{ 'amz-sdk-request': 'ttl=20260101T000000Z; attempt=4; max=5' }, /attempt 4/],
  [{ 'user-agent': 'Boto3/1.40 md/Botocore#1.40 m/D,Z cfg/retry-mode#legacy Botocore/1.40' }, /legacy/],
  [{ 'x-amz-user-agent': 'aws-sdk-js/3 m/b,D' }, /legacy/],
])('%j is warned', (headers, hint) => {
  expect(retryHint(headers)).toMatch(hint)
})

test.each([
  {},
  { 'amz-sdk-request': 'attempt=1; max=3' },
  { 'amz-sdk-request': 'max=3' },
  { 'user-agent': 'aws-sdk-js/3.1 ua/2.1 m/E,Dz cfg/retry-mode#standard md/D' },
])('%j is not', headers => {
  expect(retryHint(headers)).toBeUndefined()
})
