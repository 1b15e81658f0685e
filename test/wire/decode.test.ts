import { describe, expect, test } from 'vitest'
import { BedrockException } from '../../src/errors.ts'
import type { Member, Shape } from '../../src/wire/api.ts'
import { compileDecoder, type Parts } from '../../src/wire/decode.ts'
import { describeInput, plainShapes } from '../support/describe-input.ts'

type Given = Partial<Omit<Parts, 'body'>> & { body?: string | Buffer; json?: unknown }

const decoder = (members: Record<string, Member>, shapes: Record<string, Shape> = {}, payload?: string) => {
  const { shapes: all, operation } = describeInput(members, shapes, payload)
  const decode = compileDecoder(all, operation)
  return ({ labels = {}, query = '', headers = {}, body, json }: Given) =>
    decode({
      labels,
      query,
      headers,
      body: Buffer.from(body ?? (json === undefined ? '' : JSON.stringify(json))),
    })
}

const refused = (decode: () => unknown): BedrockException => {
  try {
    decode()
  } catch (error) {
    if (error instanceof BedrockException) return error
    throw error
  }
  throw new Error('It was decoded')
}

/** One member of each scalar type, and the like. */
const anything = decoder(Object.fromEntries(Object.keys(plainShapes).map(target => [target, { target }])))

describe('JSON', () => {
  test.each([
    ['string', 'grüße 😀', 'grüße 😀'],
    ['string', '', ''],
    ['boolean', false, false],
    ['integer', -7, -7],
    ['long', Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
    ['float', 0.1, 0.1],
    ['double', 'NaN', Number.NaN],
    ['double', '-Infinity', Number.NEGATIVE_INFINITY],
    ['blob', 'aGk=', Buffer.from('hi')],
    ['blob', 'aGk', Buffer.from('hi')],
    ['blob', '', Buffer.alloc(0)],
    ['timestamp', 1_767_225_600.5, new Date('2026-01-01T00:00:00.500Z')],
    ['timestamp', '2026-01-01T00:00:00Z', new Date('2026-01-01T00:00:00Z')],
    ['timestamp', '2026-01-01T01:00:00.250+01:00', new Date('2026-01-01T00:00:00.250Z')],
    ['document', [1, null, { a: 'b' }], [1, null, { a: 'b' }]],
    ['document', 'text', 'text'],
    ['strings', [], []],
    ['texts by key', { a: 'b' }, { a: 'b' }],
  ])('%s from %j', (target, sent, expected) => {
    expect(anything({ json: { [target]: sent } })).toEqual({ [target]: expected })
  })

  const list = 'Start of list found where not expected'
  const structure = 'Start of structure or map found where not expected.'
  test.each([
    ['string', 1, 'NUMBER_VALUE can not be converted to a String'],
    ['string', true, 'TRUE_VALUE can not be converted to a String'],
    ['string', [], list],
    ['string', {}, structure],
    ['boolean', 'true', 'STRING_VALUE can not be converted to a Boolean'],
    ['boolean', 0, 'NUMBER_VALUE can not be converted to a Boolean'],
    ['integer', '1', 'STRING_VALUE can not be converted to an Integer'],
    ['integer', 1.5, 'NUMBER_VALUE can not be converted to an Integer'],
    ['integer', false, 'FALSE_VALUE can not be converted to an Integer'],
    ['long', {}, structure],
    ['float', '0.1', 'STRING_VALUE can not be converted to a Float'],
    ['double', 'nan', 'STRING_VALUE can not be converted to a Double'],
    ['blob', 1, 'NUMBER_VALUE can not be converted to a Blob'],
    ['blob', 'not base64!', ''],
    ['blob', 'aGk=aGk=', ''],
    ['timestamp', 'yesterday', 'STRING_VALUE can not be converted to a Timestamp'],
    ['timestamp', 'version 1', 'STRING_VALUE can not be converted to a Timestamp'],
    ['timestamp', '2026-13-01T00:00:00Z', 'STRING_VALUE can not be converted to a Timestamp'],
    ['timestamp', true, 'TRUE_VALUE can not be converted to a Timestamp'],
    ['strings', 'one', 'Expected list or null'],
    ['strings', { 0: 'one' }, structure],
    ['strings', [['one']], list],
    ['texts by key', 'one', 'Expected map or null'],
    ['texts by key', ['one'], list],
  ])('%s is not %j', (target, sent, message) => {
    const error = refused(() => anything({ json: { [target]: sent } }))
    expect({ name: error.name, status: error.status, message: error.message }).toEqual({
      name: 'SerializationException',
      status: 400,
      message,
    })
  })

  test.each(['{', 'nothing', '"text"', '1', 'null', '{"a":1}x', "{'a':1}", '\u0000'])('is not %j', body => {
    const { name, message, hint } = refused(() => anything({ body }))
    expect({ name, message }).toEqual({ name: 'SerializationException', message: '' })
    expect(hint).toMatch(/^The body (is not JSON|must be a JSON object)/)
  })

  test('at the top is an object', () => {
    expect(refused(() => anything({ body: '[]' })).message).toBe(list)
  })

  test('may be absent', () => {
    expect(anything({})).toEqual({})
  })
})

describe('what is not there', () => {
  test('null and unknown members are dropped', () => {
    const decode = decoder(
      { inner: { target: 'Inner' }, string: { target: 'string' } },
      { Inner: { type: 'structure', members: { string: { target: 'string' } } } },
    )
    const json = { string: null, unknown: 1, inner: { string: null, unknown: {}, toString: 'x' } }
    expect(decode({ json })).toEqual({ inner: {} })
  })

  test('an unknown member of a union is dropped, and null is none', () => {
    const decode = decoder(
      { choice: { target: 'Choice' } },
      {
        Choice: {
          type: 'structure',
          union: true,
          members: { a: { target: 'string' }, b: { target: 'string' } },
        },
      },
    )
    expect(decode({ json: { choice: { a: 'x', b: null, c: 'z' } } })).toEqual({ choice: { a: 'x' } })
    expect(decode({ json: { choice: { c: 'z' } } })).toEqual({ choice: {} })
  })

  test('null inside lists, maps and documents stays, to be judged later', () => {
    const json = { strings: ['a', null], 'texts by key': { a: null }, document: { a: null } }
    expect(anything({ json })).toEqual(json)
  })

  test('members of Object.prototype are nobody’s', () => {
    const decode = decoder({ toString: { target: 'string' }, string: { target: 'string' } })
    expect(Object.keys(decode({ json: { string: 'x' } }))).toEqual(['string'])
  })
})

describe('hostile JSON', () => {
  const body =
    '{"__proto__":{"string":"polluted"},"texts by key":{"__proto__":"kept"},"document":{"__proto__":{"a":1}}}'

  test('does not reach a prototype', () => {
    const decoded = anything({ body })
    expect(decoded.string).toBeUndefined()
    expect(Object.getPrototypeOf(decoded)).toBe(Object.prototype)
    expect(Object.entries(decoded['texts by key'] as object)).toEqual([['__proto__', 'kept']])
    expect(JSON.stringify(decoded.document)).toBe('{"__proto__":{"a":1}}')
    expect(({} as Record<string, unknown>).a).toBeUndefined()
  })

  const nested = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth)
  const recursive = decoder(
    { tree: { target: 'Tree' }, document: { target: 'document' } },
    {
      Tree: { type: 'structure', members: { tree: { target: 'Tree' }, trees: { target: 'Trees' } } },
      Trees: { type: 'list', member: { target: 'Tree' } },
    },
  )

  test.each([
    ['structures', `{"tree":${nested(200, '{"tree":', '}').replace(':}', ':{}}')}}`],
    ['lists', `{"tree":${nested(100, '{"trees":[', ']}')}}`],
    ['documents', `{"document":${nested(200, '[', ']')}}`],
  ])('%s nested deeply are taken', (_, deep) => {
    expect(JSON.stringify(recursive({ body: deep }))).toBe(deep)
  })

  test.each([
    ['structures', `{"tree":${nested(300, '{"tree":', '}').replace(':}', ':{}}')}}`],
    ['lists', `{"tree":${nested(300, '{"trees":[', ']}')}}`],
    ['documents', `{"document":${nested(100_000, '[', ']')}}`],
  ])('%s nested without end are refused', (_, deep) => {
    const { name, hint } = refused(() => recursive({ body: deep }))
    expect({ name, hint }).toEqual({
      name: 'SerializationException',
      hint: 'JSON nested deeper than 256 levels.',
    })
  })
})

describe('members outside of the body', () => {
  const decode = decoder({
    id: { target: 'string', location: 'uri', locationName: 'label' },
    names: { target: 'strings', location: 'query', locationName: 'name' },
    counts: { target: 'numbers', location: 'query' },
    count: { target: 'integer', location: 'query' },
    ratio: { target: 'double', location: 'query' },
    force: { target: 'boolean', location: 'query' },
    after: { target: 'timestamp', location: 'query' },
    text: { target: 'string', location: 'header', locationName: 'X-Some-Text' },
    body: { target: 'string' },
  })

  test('come from the path, the query, the headers', () => {
    const given: Given = {
      labels: { label: 'a/b' },
      query:
        'name=a%26b&name=c+d&counts=1&counts=-2&count=7&ratio=1e3&force=true&after=2026-01-01T00%3A00%3A00Z&other=1',
      headers: { 'x-some-text': 'über', other: 'x' },
      json: { body: 'here' },
    }
    expect(decode(given)).toEqual({
      id: 'a/b',
      names: ['a&b', 'c d'],
      counts: [1, -2],
      count: 7,
      ratio: 1000,
      force: true,
      after: new Date('2026-01-01T00:00:00Z'),
      text: 'über',
      body: 'here',
    })
  })

  test('are not taken from the body', () => {
    const json = { id: 'x', label: 'x', names: ['x'], count: 1, text: 'x', 'X-Some-Text': 'x', body: 'here' }
    expect(decode({ labels: { label: 'a' }, json })).toEqual({ id: 'a', body: 'here' })
  })

  test('may be empty text, and the first counts where one is asked for', () => {
    expect(decode({ labels: { label: 'a' }, query: 'name=&count=1&count=2' })).toEqual({
      id: 'a',
      names: [''],
      count: 1,
    })
  })

  test.each([
    'count=',
    'count=x',
    'count=1.5',
    'count=0x10',
    'count=1e3',
    'count=Infinity',
    'count=+1',
    'counts=1&counts=x',
    'ratio=',
    'ratio=x',
    'force=',
    'force=TRUE',
    'force=1',
    'after=',
    'after=1',
    'after=may%201',
  ])('are refused as %s', query => {
    const { name, message } = refused(() => decode({ labels: { label: 'a' }, query }))
    expect(name).toBe('SerializationException')
    expect(message).toMatch(/^STRING_VALUE can not be converted to an? (Integer|Double|Boolean|Timestamp)$/)
  })
})

describe('a payload', () => {
  test('of bytes is the body as it is', () => {
    const decode = decoder({ body: { target: 'blob', location: 'payload' } }, {}, 'body')
    expect(decode({ body: Buffer.from([0, 255]) })).toEqual({ body: Buffer.from([0, 255]) })
    expect(decode({})).toEqual({ body: Buffer.alloc(0) })
  })

  test('of a structure is the whole JSON', () => {
    const shapes: Record<string, Shape> = {
      Inner: { type: 'structure', members: { string: { target: 'string' } } },
    }
    const decode = decoder({ inner: { target: 'Inner', location: 'payload' } }, shapes, 'inner')
    expect(decode({ json: { string: 'x', inner: 1 } })).toEqual({ inner: { string: 'x' } })
    expect(decode({})).toEqual({})
    expect(refused(() => decode({ body: '{' })).name).toBe('SerializationException')
  })

  test('of events is left to the operation', () => {
    const shapes: Record<string, Shape> = {
      Events: { type: 'structure', union: true, eventstream: true, members: {} },
    }
    const decode = decoder({ events: { target: 'Events', location: 'payload' } }, shapes, 'events')
    expect(decode({ body: 'frames' })).toEqual({})
  })
})

test('an operation without input has an empty one', () => {
  const { shapes, operation } = describeInput({})
  const decode = compileDecoder(shapes, { ...operation, input: null })
  expect(decode({ labels: {}, query: 'a=b', headers: {}, body: Buffer.from('not JSON') })).toEqual({})
})
