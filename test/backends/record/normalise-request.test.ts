import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  hashRequest,
  normaliseJson,
  normaliseRequest,
} from '../../../src/backends/record/normalise-request.ts'

const of = (request: object) => normaliseRequest('converse', request).request

test('members stand in the order of their names, absent ones not at all', () => {
  expect(JSON.stringify(of({ b: 1, a: { d: [{ z: 1, y: 2 }], c: undefined } }))).toBe(
    '{"a":{"d":[{"y":2,"z":1}]},"b":1}',
  )
})

test('bytes are told by their hash, small ones kept beside', () => {
  const small = Buffer.from('small')
  const sha256 = createHash('sha256').update(small).digest('hex')
  const { request, bytes } = normaliseRequest('converse', {
    a: new Uint8Array(small),
    b: new Uint8Array(10_000),
  })
  expect(request).toMatchObject({ a: { length: 5, sha256 }, b: { length: 10_000 } })
  expect(bytes).toEqual({ [sha256]: small.toString('base64') })
})

test('a native body is read as JSON where it is', () => {
  const body = (text: string) =>
    (normaliseRequest('invoke', { body: Buffer.from(text) }).request as { body: unknown }).body
  expect(body('{"b": 1, "a": "x"}')).toEqual({ a: 'x', b: 1 })
  expect(body('not JSON')).toMatchObject({ length: 8 })
  expect(body(JSON.stringify({ data: 'QUJD'.repeat(5_000) }))).toEqual({
    data: expect.stringMatching(/^\[base64 of 20000 characters, sha256 [0-9a-f]{64}\]$/),
  })
})

test('IDs of tool uses are told by their order, other IDs as they are', () => {
  const use = (id: string) => ({
    messages: [
      { type: 'tool_use', id },
      { tool_use_id: id },
      { type: 'image', id: 'x' },
      { toolUseId: 'other' },
    ],
  })
  expect(of(use('abc'))).toEqual({
    messages: [
      { type: 'tool_use', id: 'tool-1' },
      { tool_use_id: 'tool-1' },
      { type: 'image', id: 'x' },
      { toolUseId: 'tool-2' },
    ],
  })
  expect(of(use('abc'))).toEqual(of(use('def')))
})

test('metadata is left out, secrets are masked', () => {
  expect(of({ requestMetadata: { a: 'b' }, x: { apiKey: 'abc', list: ['password=hunter22'] } })).toEqual({
    x: { apiKey: '[masked]', list: ['password=[masked]'] },
  })
})

test('what was normalised stays as it is', () => {
  const normal = of({
    a: new Uint8Array(3),
    messages: [{ toolUseId: 'z' }, { toolUseId: 'y' }],
    text: 'AKIAIOSFODNN7EXAMPLE',
    data: 'QUJD'.repeat(5_000),
  })
  expect(normaliseJson(JSON.parse(JSON.stringify(normal)))).toEqual(normal)
})

test('no depth overflows the stack, and no key is more than a key', () => {
  const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)
  expect(JSON.stringify(of({ deep }))).toContain('nested deeper')
  expect(Object.keys(of(JSON.parse('{"__proto__": {"a": 1}}')) as object)).toEqual(['__proto__'])
})

test('a hash is of the request and of what is asked', () => {
  expect(hashRequest('converse', { a: 1 })).toBe(hashRequest('converse', { a: 1 }))
  expect(hashRequest('converse', { a: 1 })).not.toBe(hashRequest('invoke', { a: 1 }))
  expect(hashRequest('converse', { a: 1 })).not.toBe(hashRequest('converse', { a: 2 }))
})
