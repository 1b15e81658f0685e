import fc from 'fast-check'
import { expect, test } from 'vitest'
import { imageSize } from '../../src/conversation/image-size.ts'

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'))
const expected = { width: 640, height: 480 }

test.each([
  ['PNG', '89504e470d0a1a0a 0000000d 49484452 00000280 000001e0 0802'],
  ['GIF', '474946383961 8002 e001 0000'],
  ['JPEG', 'ffd8 ffe0 0004 0000 ffc0 0011 08 01e0 0280 03'],
  ['JPEG, progressive, with filled markers', 'ffd8 ffff ffe0 0003 00 ffc4 0003 00 ffc2 0011 08 01e0 0280 03'],
  ['WebP, lossy', '52494646 00000000 57454250 56503820 00000000 300100 9d012a 8002 e001'],
  ['WebP, lossless', '52494646 00000000 57454250 5650384c 00000000 2f 7fc27700 0000000000'],
  ['WebP, extended', '52494646 00000000 57454250 56503858 0a000000 00000000 7f0200 df0100'],
])('%s', (_name, bytes) => {
  expect(imageSize(hex(bytes))).toEqual(expected)
  expect(imageSize(hex(`0000${bytes}`).subarray(2))).toEqual(expected)
})

test.each([
  ['nothing', ''],
  ['a PNG cut short', '89504e470d0a1a0a 0000000d 49484452 0000'],
  ['a PNG without pixels', '89504e470d0a1a0a 0000000d 49484452 00000000 000001e0'],
  ['a JPEG without a frame', 'ffd8 ffe0 0004 0000 ffd9 000000000000'],
  ['another RIFF file', '52494646 00000000 57415645 00000000 00000000 00000000 00000000 0000'],
  ['an unknown kind of WebP', '52494646 00000000 57454250 00000000 00000000 00000000 00000000 0000'],
  ['text', Buffer.from('this is not an image').toString('hex')],
])('%s has no size', (_name, bytes) => {
  expect(imageSize(hex(bytes))).toBeUndefined()
})

test('any bytes are read without an error', () => {
  const starts = ['89504e47', 'ffd8ff', '474946', '52494646000000005745425056503858'].map(hex)
  fc.assert(
    fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 60 }), (start, rest) => {
      imageSize(Uint8Array.from([...start, ...rest]))
    }),
  )
})
