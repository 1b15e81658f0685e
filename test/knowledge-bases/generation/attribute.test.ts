import { expect, test } from 'vitest'
import { attribute } from '../../../src/knowledge-bases/generation/attribute.ts'

const passages = [
  'Visitors sign the book at the gate. The gate closes at 22:00.',
  'Solvents go into the red canisters. Full canisters are collected every Thursday.',
  '请假需要提前三天申请。',
].map((text, place) => ({ id: `${place}`, documentId: 'd', dataSourceId: 's', text, metadata: {}, score: 1 }))

const sourcesOf = (answer: string) =>
  attribute(answer, passages).map(({ text, sources }) => [text, ...sources])

test.each<[string, (string | number)[][]]>([
  ['Solvents go into the red canisters.', [['Solvents go into the red canisters.', 1]]],
  [
    'Solvents go into the red canisters. Full canisters are collected every Thursday.',
    [['Solvents go into the red canisters. Full canisters are collected every Thursday.', 1]],
  ],
  [
    'Visitors sign the book at the gate. Solvents go into the red canisters.',
    [
      ['Visitors sign the book at the gate.', 0],
      ['Solvents go into the red canisters.', 1],
    ],
  ],
  ['Yes. The gate closes at 22:00.', [['Yes. The gate closes at 22:00.', 0]]],
  ['1. No.\n2. Visitors sign the book at the gate.', [['1. No.\n2. Visitors sign the book at the gate.', 0]]],
  ['1. The gate closes at 22:00.', [['1. The gate closes at 22:00.', 0]]],
  ['The gate closes at 23:00.', []],
  ['I could not find an exact answer to the question.', []],
  [
    'All visitors must sign in the book at the gate.',
    [['All visitors must sign in the book at the gate.', 0]],
  ],
  ['The search results do not say when visitors have to leave.', []],
  [
    'Collecting of the canisters that are full: every Thursday.',
    [['Collecting of the canisters that are full: every Thursday.', 1]],
  ],
  ['Thursday.', [['Thursday.', 1]]],
  ['请假需要提前三天申请。', [['请假需要提前三天申请。', 2]]],
  ['', []],
  [' \n', []],
])('%s', (answer, expected) => {
  expect(sourcesOf(answer)).toEqual(expected)
})

test('a part begins where it stands', () => {
  const answer = 'Nobody knows why that should be so.  Solvents go into the red canisters. \n'
  for (const { start, text } of attribute(answer, passages))
    expect(answer.slice(start, start + text.length)).toBe(text)
  expect(attribute(answer, passages)).toHaveLength(1)
})

test('of passages that say the same the first', () => {
  const twice = [...passages.slice(1), ...passages.slice(1)]
  expect(attribute('Solvents go into the red canisters.', twice)[0]?.sources).toEqual([0])
})

test('short sentences without an end are attributed all the same', () => {
  expect(attribute('Thursday. '.repeat(30_000), passages)).toHaveLength(1)
})

test('a long answer on long passages takes no second', () => {
  const long = Array.from({ length: 100 }, () => ({
    ...passages[0],
    text: 'word '.repeat(2_000),
  })) as typeof passages
  expect(attribute('word '.repeat(100_000), long).length).toBeLessThan(2)
})
