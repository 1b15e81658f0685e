import { describe, expect, test } from 'vitest'
import { BedrockException } from '../../src/errors.ts'
import type { Member, Shape } from '../../src/wire/api.ts'
import { createValidators } from '../../src/wire/validate.ts'
import { describeInput } from '../support/describe-input.ts'

const validator = (members: Record<string, Member>, shapes: Record<string, Shape> = {}) =>
  createValidators(describeInput(members, shapes).shapes)('Input')

/** The message of the refusal; undefined where everything holds. */
const refusal = (validate: (value: object) => void, value: object): string | undefined => {
  try {
    validate(value)
    return undefined
  } catch (error) {
    if (!(error instanceof BedrockException)) throw error
    expect({ name: error.name, status: error.status }).toEqual({ name: 'ValidationException', status: 400 })
    return error.message
  }
}

const one = (shape: Shape, value: unknown) =>
  refusal(validator({ it: { target: 'It' } }, { It: shape }), { it: value })
const failed = (sentence: string) => `1 validation error detected: ${sentence}`
const text = (constraints: Shape['constraints'], rest: Partial<Shape> = {}): Shape => ({
  type: 'string',
  ...(constraints && { constraints }),
  ...rest,
})

describe('AWS’s sentences', () => {
  const it = "at 'it' failed to satisfy constraint: Member must"
  test.each<[Shape, unknown, string]>([
    [text({ min: 1 }), '', `Value '' ${it} have length greater than or equal to 1`],
    [text({ max: 2 }), 'abc', `Value 'abc' ${it} have length less than or equal to 2`],
    [text({ pattern: '[a-z]+' }), 'A', `Value 'A' ${it} satisfy regular expression pattern: [a-z]+`],
    [text(undefined, { enum: ['a', 'b'] }), 'c', `Value 'c' ${it} satisfy enum value set: [a, b]`],
    [{ type: 'integer', constraints: { max: 1 } }, 2, `Value '2' ${it} have value less than or equal to 1`],
    [
      { type: 'float', constraints: { min: 0 } },
      -0.5,
      `Value '-0.5' ${it} have value greater than or equal to 0`,
    ],
    [
      { type: 'double', constraints: { max: 1 } },
      Number.POSITIVE_INFINITY,
      `Value 'Infinity' ${it} have value less than or equal to 1`,
    ],
    [
      { type: 'blob', constraints: { max: 1 } },
      Buffer.from('ab'),
      `Value at 'it' failed to satisfy constraint: Member must have length less than or equal to 1`,
    ],
    [
      { type: 'list', member: { target: 'string' }, constraints: { min: 1 } },
      [],
      `Value ${it} have length greater than or equal to 1`,
    ],
    [
      { type: 'map', key: { target: 'string' }, value: { target: 'string' }, constraints: { max: 0 } },
      { a: 'b' },
      `Value ${it} have length less than or equal to 0`,
    ],
    [
      { type: 'map', key: { target: 'integer' }, value: { target: 'string' } },
      { a: null },
      "Value null at 'it.a.member' failed to satisfy constraint: Member must not be null",
    ],
    [
      { type: 'list', member: { target: 'string' } },
      ['a', null],
      "Value null at 'it.2.member' failed to satisfy constraint: Member must not be null",
    ],
  ])('%j of %j', (shape, value, sentence) => {
    expect(one(shape, value)).toBe(failed(sentence))
  })

  test('name a member by its whole path, items from 1', () => {
    const validate = validator(
      { toolConfig: { target: 'ToolConfig' } },
      {
        ToolConfig: { type: 'structure', members: { tools: { target: 'Tools' } } },
        Tools: { type: 'list', member: { target: 'Tool' } },
        Tool: { type: 'structure', members: { name: { target: 'Name', required: true } } },
        Name: text({ min: 1, max: 64 }),
      },
    )
    expect(refusal(validate, { toolConfig: { tools: [{ name: 'a' }, { name: '' }, {}] } })).toBe(
      "2 validation errors detected: Value '' at 'toolConfig.tools.2.member.name' failed to satisfy constraint: Member must have length greater than or equal to 1; Value null at 'toolConfig.tools.3.member.name' failed to satisfy constraint: Member must not be null",
    )
  })

  test('put the pattern before the length', () => {
    expect(one(text({ pattern: 'a+', max: 1 }), 'bb')).toBe(
      "2 validation errors detected: Value 'bb' at 'it' failed to satisfy constraint: Member must satisfy regular expression pattern: a+; Value 'bb' at 'it' failed to satisfy constraint: Member must have length less than or equal to 1",
    )
  })

  test('do not repeat what is sensitive', () => {
    expect(one(text({ max: 2 }, { sensitive: true }), 'secret')).toBe(
      failed("Value at 'it' failed to satisfy constraint: Member must have length less than or equal to 2"),
    )
  })

  test('repeat no more than 1,000 characters', () => {
    expect(one(text({ max: 2 }), 'x'.repeat(100_000))?.length).toBeLessThan(1_200)
  })

  test('are no more than ten', () => {
    const names = Array.from({ length: 30 }, () => '')
    const validate = validator(
      { names: { target: 'Names' } },
      { Names: { type: 'list', member: { target: 'Name' } }, Name: text({ min: 1 }) },
    )
    const all = refusal(validate, { names })
    expect(all).toMatch(/^10 validation errors detected: /)
    expect(all?.match(/failed to satisfy/g)).toHaveLength(10)
  })

  test('say all that is wrong with a key of a map in one', () => {
    const validate = validator(
      { tags: { target: 'Tags' } },
      {
        Tags: { type: 'map', key: { target: 'Key' }, value: { target: 'string' } },
        Key: text({ pattern: 'a+', max: 1 }),
      },
    )
    expect(refusal(validate, { tags: { bb: 'x' } })).toBe(
      failed(
        "Value at 'tags' failed to satisfy constraint: Map keys must satisfy constraint: [Member must satisfy regular expression pattern: a+, Member must have length less than or equal to 1]",
      ),
    )
  })
})

describe('what holds', () => {
  test.each<[Shape, unknown]>([
    [text({ min: 1, max: 2 }), '😀😀'],
    [text({ min: 0 }), ''],
    [text({ pattern: '^[a-z]+$' }), 'abc'],
    [text(undefined, { enum: ['a'] }), 'a'],
    [{ type: 'integer', constraints: { min: 1, max: 1 } }, 1],
    [{ type: 'double', constraints: { min: 0 } }, Number.POSITIVE_INFINITY],
    [{ type: 'boolean' }, false],
    [{ type: 'timestamp' }, new Date(0)],
    [{ type: 'structure', document: true, members: {} }, { any: [null] }],
    [{ type: 'structure', members: {} }, {}],
    [
      { type: 'map', key: { target: 'string' }, value: { target: 'string' }, constraints: { min: 1 } },
      { a: '' },
    ],
  ])('%j takes %j', (shape, value) => {
    expect(one(shape, value)).toBeUndefined()
  })

  test('an operation without input takes nothing and says nothing', () => {
    expect(refusal(createValidators({})(null), {})).toBeUndefined()
  })
})

test('a text’s length is in characters: neither UTF-16 units nor bytes', () => {
  expect(one(text({ max: 2 }), '😀😀😀')).toMatch(/less than or equal to 2$/)
  expect(one(text({ min: 2 }), '😀')).toMatch(/greater than or equal to 2$/)
  expect(one(text({ max: 2 }), '\ud83d\ud83d')).toBeUndefined()
})

describe('a union', () => {
  const choice: Shape = {
    type: 'structure',
    union: true,
    members: { a: { target: 'string' }, b: { target: 'Short' } },
  }
  const validate = validator(
    { choices: { target: 'Choices' } },
    { Choices: { type: 'list', member: { target: 'Choice' } }, Choice: choice, Short: text({ max: 1 }) },
  )
  const sentence =
    "Value at 'choices.1.member' failed to satisfy constraint: Member must have exactly one of the members set: [a, b]"

  test('has exactly one member', () => {
    expect(refusal(validate, { choices: [{ a: 'x' }, { b: 'y' }] })).toBeUndefined()
    expect(refusal(validate, { choices: [{}] })).toBe(failed(sentence))
    expect(refusal(validate, { choices: [{ a: 'x', b: 'y' }] })).toBe(failed(sentence))
  })

  test('is checked below as well', () => {
    expect(refusal(validate, { choices: [{ b: 'yy' }] })).toMatch(/'yy' at 'choices.1.member.b'/)
  })
})

test('shapes that hold themselves are checked at every depth', () => {
  const validate = validator(
    { tree: { target: 'Tree' } },
    {
      Tree: {
        type: 'structure',
        members: { name: { target: 'Name', required: true }, trees: { target: 'Trees' } },
      },
      Trees: { type: 'list', member: { target: 'Tree' } },
      Name: text({ max: 1 }),
    },
  )
  const leaf = { name: 'too long' }
  expect(refusal(validate, { tree: { name: 'a', trees: [{ name: 'b', trees: [leaf] }] } })).toBe(
    failed(
      "Value 'too long' at 'tree.trees.1.member.trees.1.member.name' failed to satisfy constraint: Member must have length less than or equal to 1",
    ),
  )
})

test('a stream of events is not there yet, and is not missed', () => {
  const validate = validator(
    { body: { target: 'Events', required: true, location: 'payload' } },
    { Events: { type: 'structure', union: true, eventstream: true, members: {} } },
  )
  expect(refusal(validate, {})).toBeUndefined()
})
