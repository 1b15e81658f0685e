import { describe, expect, test } from 'vitest'
import { readToday, readYear } from '../../../../../src/backends/embedded/tools/mentions/calendar.ts'
import { readMentions } from '../../../../../src/backends/embedded/tools/mentions/read-mentions.ts'
import { readWords } from '../../../../../src/backends/embedded/tools/mentions/read-words.ts'

const mentions = (text: string, today?: string) => {
  const words = readWords(text)
  return readMentions(text, words, today, readYear(words))
}
const valuesOf = (kind: string, text: string, today?: string) =>
  mentions(text, today)
    .filter(mention => mention.kind === kind)
    .map(({ value }) => value)

describe('dates', () => {
  test.each([
    ['on 2026-05-22 at noon', ['2026-05-22']],
    ['the 12th of March 2027', ['2027-03-12']],
    ['May 3rd, 2026', ['2026-05-03']],
    ['from 3 to 7 August 2026', ['2026-08-03', '2026-08-07']],
    ['28 May until 3 June 2026', ['2026-05-28', '2026-06-03']],
    ['24.12.2026 or 25/12/2026', ['2026-12-24', '2026-12-25']],
    ['31 February 2026', [null]],
    ['tomorrow', [null]],
    ['9 April', [null]],
  ])('%s', (text, values) => {
    expect(valuesOf('date', text)).toEqual(values)
  })
  test.each([
    ['tomorrow', '2026-04-03'],
    ['the day after tomorrow', '2026-04-04'],
    ['9 April', '2026-04-09'],
    ['1 March', '2027-03-01'],
    ['on Friday', '2026-04-03'],
    ['next Friday', '2026-04-10'],
    ['next Monday', '2026-04-06'],
    ['in two weeks', '2026-04-16'],
    ['on the 15th', '2026-04-15'],
  ])('%s, where today is Thursday, 2 April 2026', (text, value) => {
    expect(valuesOf('date', text, '2026-04-02')).toEqual([value])
  })
  test.each([
    ['Today is Thursday, 2 April 2026.', '2026-04-02'],
    ['Current date: 2026-02-10', '2026-02-10'],
    ['The date is March 3, 2027', '2027-03-03'],
    ['We met on 3 March 2027.', undefined],
  ])('what day it is: %s', (text, day) => {
    expect(readToday(readWords(text))).toBe(day)
  })
})

test.each([
  ['at 19:30 sharp', '19:30'],
  ['8pm', '20:00'],
  ['7:15 a.m.', '07:15'],
  ['12am', '00:00'],
  ['half past seven in the evening', '19:30'],
  ['quarter to nine', '08:45'],
  ["six o'clock in the morning", '06:00'],
  ['noon', '12:00'],
])('time: %s', (text, value) => {
  expect(valuesOf('time', text)).toEqual([value])
})

test.each([
  ['$1,250.50', 1250.5, 'USD'],
  ['20 euros', 20, 'EUR'],
  ['twenty-five Swiss francs', 25, 'CHF'],
  ['two hundred and fifty kilos', 250, 'kg'],
  ['half an hour', 0.5, 'hour'],
  ['a dozen guests', 12, 'person'],
  ['21.5°C', 21.5, '°c'],
  ['15%', 15, 'percent'],
  ['350k dollars', 350_000, 'USD'],
  ['1.5 million yen', 1_500_000, 'JPY'],
])('quantity: %s', (text, value, unit) => {
  const [found] = mentions(text)
  expect([found?.value, found?.unit === 'celsius' ? '°c' : found?.unit]).toEqual([value, unit])
})

test.each([
  ['code', 'close T-118 and #4512', ['T-118', '4512']],
  ['email', 'to ada@lake.example, bob@lake.example.', ['ada@lake.example', 'bob@lake.example']],
  ['url', 'see https://a.example/b?c=1 now', ['https://a.example/b?c=1']],
  ['phone', 'call +43 660 123 4567', ['+43 660 123 4567']],
  ['name', 'ask Ada Lovelace in St. Moritz', ['Ada Lovelace', 'St. Moritz']],
  ['name', 'Book Rio de Janeiro for Dr. Osei', ['Rio de Janeiro', 'Osei']],
  ['name', 'at 12 Quay Street, Galway', ['12 Quay Street', 'Galway']],
  ['place', 'weather in new zealand', ['New Zealand']],
  ['acronym', 'from VIE to LIS', ['VIE', 'LIS']],
  ['currency', 'from pounds to USD', ['GBP', 'USD']],
  ['quotation', 'the subject "Crane inspection"', ['Crane inspection']],
])('%s in "%s"', (kind, text, values) => {
  expect(valuesOf(kind, text)).toEqual(values)
})
