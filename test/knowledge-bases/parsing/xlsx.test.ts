import { expect, test } from 'vitest'
import { xlsx } from '../../support/documents.ts'
import { zip } from '../../support/zip.ts'
import { blocksOf, parse, unreadable } from './parse.ts'

test('each sheet is a heading and rows with the names of their cells', async () => {
  const file = xlsx({
    People: [
      ['name', 'born', 'age', 'here'],
      ['Ada', new Date('1815-12-10'), 36.5, true],
      ['Bob', new Date('2015-12-10T12:30:00Z'), 9, false],
    ],
    'Two & more': [['Only one cell']],
    Empty: [],
  })
  expect(await blocksOf('a.xlsx', file)).toEqual([
    ['heading', 1, 'People'],
    [
      'table',
      'name: Ada; born: 1815-12-10; age: 36.5; here: true\nname: Bob; born: 2015-12-10 12:30; age: 9; here: false',
    ],
    ['heading', 1, 'Two & more'],
    ['table', 'Only one cell'],
  ])
})

test('a bomb of cells is refused', async () => {
  const file = zip([{ name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(250_000_000, '<c/>') }])
  await expect(parse('a.xlsx', file)).rejects.toEqual(unreadable(/zip bomb/))
})

test('an archive without a workbook is damaged', async () => {
  await expect(parse('a.xlsx', zip([{ name: 'xl/x.xml', content: 'x' }]))).rejects.toEqual(
    unreadable(/damaged/),
  )
})
