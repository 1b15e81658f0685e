import { expect, test } from 'vitest'
import { ReplyBytes } from '../../src/functions/reply-bytes.ts'

test('pieces that cut a character are one text', () => {
  const reply = new ReplyBytes(100)
  const bytes = Buffer.from('a€b')
  expect(reply.add(bytes.subarray(0, 2))).toBe(true)
  expect(reply.add(bytes.subarray(2))).toBe(true)
  expect(reply.toText()).toBe('a€b')
})

test('bytes that are no text', () => {
  const reply = new ReplyBytes(100)
  reply.add(Buffer.from([0x22, 0xff, 0x22]))
  expect(reply.toText()).toBeUndefined()
})

test('a byte too many, for good', () => {
  const reply = new ReplyBytes(3)
  expect(reply.add(Buffer.from('abc'))).toBe(true)
  expect(reply.isTooLarge).toBe(false)
  expect(reply.add(Buffer.from('d'))).toBe(false)
  expect(reply.add(Buffer.from(''))).toBe(false)
  expect(reply.isTooLarge).toBe(true)
})
