import { expect, test } from 'vitest'
import { graders } from '../../../evaluation/grade/index.js'

const use = (name: string, input: unknown) => ({ name, input })
const misses = (
  expected: Record<string, unknown>,
  toolUses: ReturnType<typeof use>[],
  text = '',
  said = '',
) => graders.tools(expected, { text, toolUses }, said)

test('uses are wanted in any order, and no others', () => {
  const uses = [use('look', { city: 'Bern' }), use('look', { city: 'Basel' })]
  expect(misses({ uses }, [use('look', { city: 'basel' }), use('look', { city: 'Bern' })])).toEqual([])
  expect(misses({ uses }, [use('look', { city: 'Bern' })])).toEqual(['look was not used'])
  expect(misses({ uses: [] }, [use('look', {})])).toEqual(['look was used as well'])
})

test('arguments are all wanted, and no others', () => {
  const uses = [use('pay', { amount: 5, note: { any: true }, force: { optional: false } })]
  expect(misses({ uses }, [use('pay', { amount: 5, note: 'x' })])).toEqual([])
  expect(misses({ uses }, [use('pay', { amount: 5, note: 'x', force: true })])).toHaveLength(1)
  expect(misses({ uses }, [use('pay', { amount: '5', note: 'x', more: 1 })])).toHaveLength(2)
})

test('no tool, and a question about what is missing', () => {
  expect(misses({}, [], 'Hello!')).toEqual([])
  expect(misses({}, [])).toEqual(['no answer'])
  expect(misses({}, [use('look', {})], 'Hello!')).toEqual(['look was used'])
  expect(misses({ asks: ['city', 'place'] }, [], 'Which city?')).toEqual([])
  expect(misses({ asks: ['city'] }, [], 'I need to know: city')).toEqual([])
  expect(misses({ asks: ['city'] }, [], 'The weather is fine.')).toHaveLength(2)
})

test('an answer from a result tells its facts and invents no number', () => {
  const said = '{"low": -6, "amount": 1240.5}'
  expect(misses({ mentions: ['6'], grounded: true }, [], 'It gets to -6.', said)).toEqual([])
  expect(misses({ grounded: true }, [], '1,240.5 and 7 more', said)).toEqual(['7 is invented'])
})
