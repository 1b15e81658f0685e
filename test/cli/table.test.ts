import { expect, test } from 'vitest'
import { renderCsv, renderTable } from '../../src/cli/table.ts'

test('columns stand side by side, numbers to the right, totals under a line', () => {
  expect(
    renderTable(
      [{ title: 'name' }, { title: 'calls', align: 'right' }, { title: '' }],
      [
        ['a', '1,000', ''],
        ['bcdef', '2', 'note'],
      ],
      ['total', '1,002', ''],
    ),
  ).toBe(
    [
      'name   calls',
      '─────  ─────  ────',
      'a      1,000',
      'bcdef      2  note',
      '─────  ─────  ────',
      'total  1,002',
    ].join('\n'),
  )
})

test('what a client named cannot steer the terminal, nor make a table of any width', () => {
  const table = renderTable([{ title: 'name' }], [['\u001b[2Jred\nnew\u202e'], ['x'.repeat(500)]])
  expect(table).not.toMatch(/\p{Cc}(?<!\n)|\u202e/u)
  expect(table.split('\n')).toHaveLength(4)
  expect(Math.max(...table.split('\n').map(line => line.length))).toBe(72)
})

test('a wide character counts once', () => {
  const [, rule, first, second] = renderTable(
    [{ title: 'x' }, { title: 'y' }],
    [
      ['😀😀', '1'],
      ['ab', '2'],
    ],
  ).split('\n')
  expect([rule, first, second]).toEqual(['──  ─', '😀😀  1', 'ab  2'])
})

test('CSV quotes what needs it, and leaves unknown empty', () => {
  expect(
    renderCsv([
      ['a', 'b,c', 'd"e', 'f\ng'],
      [1, null, 0, ''],
    ]),
  ).toBe('a,"b,c","d""e","f\ng"\r\n1,,0,\r\n')
})
