import { expect, test } from 'vitest'
import { docx } from '../../support/documents.ts'
import { blocksOf, parse, unreadable } from './parse.ts'

test('headings, paragraphs and tables', async () => {
  const file = docx([
    { heading: 'Handbook', level: 1 },
    'Employees have 25 days of leave & more <b>.',
    { heading: 'Rates', level: 2 },
    {
      table: [
        ['Country', 'Days'],
        ['France', '25'],
      ],
    },
    'The end.',
  ])
  expect(await blocksOf('a.docx', file)).toEqual([
    ['heading', 1, 'Handbook'],
    ['paragraph', 'Employees have 25 days of leave & more <b>.'],
    ['heading', 2, 'Rates'],
    ['table', 'Country | Days\nFrance | 25'],
    ['paragraph', 'The end.'],
  ])
})

test('a file that is cut is damaged', async () => {
  await expect(parse('a.docx', docx(['Text.']).subarray(0, 400))).rejects.toEqual(unreadable(/damaged/))
})
