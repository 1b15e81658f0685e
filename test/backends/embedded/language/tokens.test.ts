import { expect, test } from 'vitest'
import { tokens } from '../../../../src/backends/embedded/language/tokens.ts'

test('words keep their case, codes and addresses stay whole', () => {
  expect(tokens("Ask Ada's team (about ORD-12, $40 or 5%): ada@x.example!").map(({ text }) => text)).toEqual([
    'Ask',
    'Ada',
    'team',
    'about',
    'ORD-12',
    '$40',
    'or',
    '5%',
    'ada@x.example',
  ])
})

test('knows where a sentence begins and where a mark follows', () => {
  const found = tokens('Go to Rome, please. Now "Stay" here')
  expect(found.filter(({ begins }) => begins).map(({ text }) => text)).toEqual(['Go', 'Now', 'Stay'])
  expect(found.filter(({ ends }) => ends).map(({ text }) => text)).toEqual(['Rome', 'please'])
})

test('marks alone are nothing', () => {
  expect(tokens(' ... , !! ')).toEqual([])
})
