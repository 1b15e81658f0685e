import { expect, test } from 'vitest'
import { parseBody } from '../../src/inference/native-call.ts'

test('a body is JSON, whatever part of a buffer it is', () => {
  const bytes = Buffer.from('xx{"a":"é"}yy')
  expect(parseBody(bytes.subarray(2, bytes.length - 2))).toEqual({ a: 'é' })
})

test.each([undefined, new Uint8Array(), Buffer.from('{'), Buffer.from([0xff, 0xfe])])(
  '%j is refused',
  bytes => {
    expect(() => parseBody(bytes)).toThrow(
      expect.objectContaining({
        name: 'ValidationException',
        message: 'Malformed input request, please reformat your input and try again.',
      }),
    )
  },
)
