import { expect, test } from 'vitest'
import { readJsonObjects } from '../../../src/dialects/native/json-objects.ts'

test('reads one object after the other, and says where they end', () => {
  const text = 'x {"a": "}{\\""}\n\n{"b": {"c": [1]}} and more {"d": 1}'
  const { objects, end } = readJsonObjects(text, 1)
  expect(objects).toEqual([{ a: '}{"' }, { b: { c: [1] } }])
  expect(text.slice(end)).toBe(' and more {"d": 1}')
})

test.each(['', 'text', '{"a": 1', '{a}', '[{}]', '}{'])('there is none in %j', text => {
  expect(readJsonObjects(text)).toEqual({ objects: [], end: 0 })
})

test('what stands between them can be said', () => {
  expect(readJsonObjects('{}; {}', 0, character => '; '.includes(character)).objects).toHaveLength(2)
})

test('reads a long text once', () => {
  expect(readJsonObjects('{'.repeat(2_000_000)).objects).toEqual([])
  expect(readJsonObjects('{} '.repeat(200_000)).objects).toHaveLength(200_000)
})
