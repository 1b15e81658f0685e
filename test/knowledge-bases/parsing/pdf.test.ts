import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { lines, pdf } from '../../support/pdf.ts'
import { blocksOf, parse, unreadable } from './parse.ts'

const grid = (texts: readonly (readonly string[])[], y: number, isByColumns = false) => {
  const cells = texts.flatMap((row, at) =>
    row.map((text, column) => ({ text, x: 72 + column * 130, y: y - at * 16, column })),
  )
  return isByColumns ? cells.toSorted((a, b) => a.column - b.column) : cells
}
const rates = [
  ['Country', 'Days', 'Note'],
  ['France', '25', 'and 8 days off'],
  ['Sweden', '30', 'none'],
]

test('pages, headings by their size, paragraphs of lines, words parted by the end of a line', async () => {
  const file = pdf(
    [
      [
        { text: 'Travel policy', x: 72, y: 740, size: 22 },
        { text: 'Flights', x: 72, y: 710, size: 16 },
        ...lines(['Flights are booked by the tra-', 'vel office. Business class is', 'for long flights.'], {
          y: 690,
        }),
        ...lines(['A new paragraph (with brackets).'], { y: 630 }),
      ],
      [...lines(['Second page.']), ...lines(['1. First', '2. Second'], { y: 690 })],
    ],
    { title: 'Travel policy 2025' },
  )
  expect((await parse('a.pdf', file)).title).toBe('Travel policy 2025')
  expect(await blocksOf('a.pdf', file)).toEqual([
    ['heading 1', 1, 'Travel policy'],
    ['heading 1', 2, 'Flights'],
    ['paragraph 1', 'Flights are booked by the travel office. Business class is for long flights.'],
    ['paragraph 1', 'A new paragraph (with brackets).'],
    ['paragraph 2', 'Second page.'],
    ['list 2', '1. First'],
    ['list 2', '2. Second'],
  ])
})

test.each([
  ['row by row', false],
  ['column by column', true],
])('a table drawn %s is read by rows', async (_, isByColumns) => {
  const file = pdf([
    [
      ...lines(['Leave by country:']),
      ...grid(rates, 690, isByColumns),
      ...lines(['After the table.'], { y: 600 }),
    ],
  ])
  expect(await blocksOf('a.pdf', file)).toEqual([
    ['paragraph 1', 'Leave by country:'],
    ['table 1', 'Country | Days | Note\nFrance | 25 | and 8 days off\nSweden | 30 | none'],
    ['paragraph 1', 'After the table.'],
  ])
})

test('two columns of running text are read one after the other', async () => {
  const left = [
    'The left column is running text that',
    'goes on over several lines of the page',
    'until it ends at its foot.',
  ]
  const right = [
    'The right column is read after the left',
    'one, even though their lines stand side',
    'by side on the page.',
  ]
  const file = pdf([[...lines(left), ...lines(right, { x: 330 })]])
  expect(await blocksOf('a.pdf', file)).toEqual([
    ['paragraph 1', left.join(' ')],
    ['paragraph 1', right.join(' ')],
  ])
})

test('titles that are names of files are none', async () => {
  expect(
    (await parse('a.pdf', pdf([lines(['Text.'])], { title: 'Microsoft Word - x.doc' }))).title,
  ).toBeUndefined()
})

test('a password', async () => {
  const trailer = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${'00'.repeat(32)}> /U <${'11'.repeat(32)}> /P -4 >> /ID [<${'22'.repeat(16)}> <${'22'.repeat(16)}>]`
  await expect(parse('a.pdf', pdf([lines(['Secret.'])], { trailer }))).rejects.toEqual(unreadable(/password/))
})

test('a damaged file', async () => {
  await expect(parse('a.pdf', '%PDF-1.7\nno more')).rejects.toEqual(unreadable(/damaged/))
  const content = { dictionary: '/Filter /FlateDecode', bytes: deflateSync(Buffer.from('BT')).subarray(0, 5) }
  await expect(parse('a.pdf', pdf([[]], { content }))).rejects.toEqual(unreadable(/no text|damaged/))
})
