import { expect, test } from 'vitest'
import { decodePageToken, encodePageToken } from '../../src/resources/page-token.ts'

test('tells where its list goes on', () => {
  expect(decodePageToken(['box', 'us-east-1'], encodePageToken(['box', 'us-east-1'], 42))).toBe(42)
})

test.each([
  encodePageToken(['bag', 'us-east-1'], 42),
  encodePageToken(['box'], 42),
  encodePageToken(['box', 'us-east-1', 'x'], 42),
  encodePageToken(['box', 'us-east-1'], 0.5),
  Buffer.from('["box","us-east-1","42"]').toString('base64url'),
  Buffer.from('{"length":3}').toString('base64url'),
  '',
  'not a token',
])('%j is no token of the list', token => {
  expect(() => decodePageToken(['box', 'us-east-1'], token)).toThrow(
    expect.objectContaining({ name: 'ValidationException', message: 'The provided nextToken is invalid.' }),
  )
})
