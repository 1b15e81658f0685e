import { expect, test } from 'vitest'
import { blocksOf } from './parse.ts'

test.each([
  ['commas', 'name,age\nAda,36\n"Bob, the second",9\n'],
  ['semicolons', 'name;age\r\nAda;36\r\n"Bob, the second";9'],
  ['tabs', 'name\tage\nAda\t36\n\nBob, the second\t9'],
])('rows with the names of their cells, parted by %s', async (_, content) => {
  expect(await blocksOf('a.csv', content)).toEqual([
    ['table', 'name: Ada; age: 36\nname: Bob, the second; age: 9'],
  ])
})

test('rows of any length, and cells of several lines', async () => {
  expect(await blocksOf('a.csv', '\ufeffa,b\n1\n1,2,3\n"one\ntwo",x')).toEqual([
    ['table', 'a: 1\na: 1; b: 2; 3\na: one two; b: x'],
  ])
})

test('without names a plain table', async () => {
  expect(await blocksOf('a.csv', '1,2\n3,4')).toEqual([['table', '1 | 2\n3 | 4']])
})

test('a quote that is never closed is a mark like any other', async () => {
  expect(await blocksOf('a.csv', 'a,b\n"never closed,2\n3,4')).toEqual([
    ['table', 'a: "never closed; b: 2\na: 3; b: 4'],
  ])
})
