import { describe, expect, test } from 'vitest'
import { labelOf, listMark, units } from '../../../../src/backends/embedded/language/units.ts'

const texts = (text: string): string[] => units(text).map(unit => unit.text)

test('sentences of prose, hard-wrapped lines joined', () => {
  expect(texts('The bridge is closed. It opens\nagain in May.\n\nBring a coat.')).toEqual([
    'The bridge is closed.',
    'It opens again in May.',
    'Bring a coat.',
  ])
})

test('list items, with their marks left out', () => {
  expect(texts('- one thing\n* another. With more\n2) a third')).toEqual([
    'one thing',
    'another. With more',
    'a third',
  ])
})

test('lines with a label, in bold too', () => {
  expect(units('Owner: Ada. Risk: low.\n**Due date:** Friday')).toEqual([
    { text: 'Owner: Ada. Risk: low.', label: 'owner', heading: '', paragraph: 0 },
    { text: 'Due date: Friday', label: 'due date', heading: '', paragraph: 0 },
  ])
})

test('headings belong to what follows them', () => {
  expect(
    units('# Parking\n\nPermits cost 5 EUR.\n\nBicycles\nThe cellar is open.').map(({ heading, text }) => [
      heading,
      text,
    ]),
  ).toEqual([
    ['Parking', 'Permits cost 5 EUR.'],
    ['Bicycles', 'The cellar is open.'],
  ])
})

test('a long line with a label is read by sentences', () => {
  const long = `Summary: ${'The ferry carries cars and people across the bay. '.repeat(8)}`
  expect(units(long)).toHaveLength(8)
  expect(units(long)[3]?.label).toBe('summary')
})

test('a last line without an end is no heading', () => {
  expect(texts('just words')).toEqual(['just words'])
  expect(texts('')).toEqual([])
})

test('a text with more lines or sentences ends', () => {
  expect(units('A line\n'.repeat(10_000)).length).toBeLessThanOrEqual(4_000)
  expect(units('So. '.repeat(10_000))).toHaveLength(4_000)
})

describe('marks', () => {
  test.each([
    ['- a', 2],
    ['10. a', 4],
    ['1) a', 3],
    ['-a', 0],
    ['2026. a', 0],
    ['', 0],
  ])('%j', (line, length) => {
    expect(listMark(line)).toBe(length)
  })
})

describe('labels', () => {
  test.each([
    ['Next steps: call', 'next steps'],
    ['At 10:30 we met', ''],
    ['It was so. Then: no', ''],
    ['Title:', ''],
    ['one two three four five: no', ''],
  ])('%j', (line, label) => {
    expect(labelOf(line)).toBe(label)
  })
})
