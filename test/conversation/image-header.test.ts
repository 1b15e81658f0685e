import { describe, expect, test } from 'vitest'
import { imageDimensions, imageFormat } from '../../src/conversation/image-header.ts'
import { gif, jpeg, padded, png, webp } from '../inference/converse-checks/pictures.ts'

describe.each([
  ['png', png(300, 8001)],
  ['gif', gif(300, 8001)],
  ['jpeg', jpeg(300, 8001)],
  ['webp', webp('VP8 ', 300, 8001)],
  ['webp', webp('VP8L', 300, 8001)],
  ['webp', webp('VP8X', 300, 8001)],
])('%s (%#)', (format, bytes) => {
  test('its form and its sides', () => {
    expect(imageFormat(bytes)).toBe(format)
    expect(imageDimensions(bytes)).toEqual({ width: 300, height: 8001 })
  })

  test('in the midst of a larger buffer', () => {
    const whole = new Uint8Array(bytes.length + 7)
    whole.set(bytes, 7)
    expect(imageDimensions(whole.subarray(7))).toEqual({ width: 300, height: 8001 })
  })

  test('cut short anywhere, it throws nothing', () => {
    for (let length = 0; length < bytes.length; length++)
      expect(() => imageDimensions(bytes.subarray(0, length))).not.toThrow()
    expect(imageDimensions(bytes.subarray(0, 8))).toBeUndefined()
  })
})

test('the real thing', () => {
  const pixel = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  )
  expect(imageFormat(pixel)).toBe('png')
  expect(imageDimensions(pixel)).toEqual({ width: 1, height: 1 })
})

test.each([
  ['nothing', new Uint8Array()],
  ['text', Buffer.from('Hello, I am no image.')],
  ['base64', Buffer.from(Buffer.from(png(1, 1)).toString('base64'))],
  ['RIFF of sound', Buffer.from('RIFF\0\0\0\0WAVEfmt ')],
])('%s is no image', (_, bytes) => {
  expect(imageFormat(bytes)).toBeUndefined()
  expect(imageDimensions(bytes)).toBeUndefined()
})

test('segments of no length, and of no end', () => {
  const endless = padded(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0), 4_000_000).fill(0xff, 6)
  const start = performance.now()
  expect(imageDimensions(endless)).toBeUndefined()
  expect(imageDimensions(padded(Uint8Array.of(0xff, 0xd8, 0xff), 3_000_000).fill(0xff))).toBeUndefined()
  expect(performance.now() - start).toBeLessThan(2000)
})
