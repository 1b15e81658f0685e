import { expect, test } from 'vitest'
import { imageType, readDataUri, toDataUri } from '../../../src/dialects/native/image-data.ts'

test('reads and writes data URIs', () => {
  expect(readDataUri('data:image/png;base64,YWI=')).toEqual({
    type: 'image/png',
    bytes: Uint8Array.of(0x61, 0x62),
  })
  expect(toDataUri('image/png', Uint8Array.of(0x61, 0x62))).toBe('data:image/png;base64,YWI=')
  for (const uri of ['', 'YWI=', 'data:image/png,abc', 'data:image/png;base64,', 'data:image/png;base64,!'])
    expect(readDataUri(uri), uri).toBeUndefined()
})

test('tells the type of an image by its first bytes', () => {
  expect(imageType(Buffer.from('89504e470d0a1a0a', 'hex'))).toBe('image/png')
  expect(imageType(Buffer.from('ffd8ffe0', 'hex'))).toBe('image/jpeg')
  expect(imageType(Buffer.from('GIF89a'))).toBe('image/gif')
  expect(imageType(Buffer.from('RIFF\u0000\u0000\u0000\u0000WEBPVP8'))).toBe('image/webp')
  for (const text of ['', 'RIFF', '%PDF', '\u00ff']) expect(imageType(Buffer.from(text))).toBeUndefined()
})
