import { expect, test } from 'vitest'
import { findDates } from '../../../../src/backends/embedded/json/find-dates.ts'
import { tokens } from '../../../../src/backends/embedded/language/tokens.ts'

test.each([
  ['on 2026-10-15 at noon', [{ text: '2026-10-15', iso: '2026-10-15' }]],
  ['the 3rd of May 2026', [{ text: '3rd of May 2026', iso: '2026-05-03' }]],
  ['October 15th', [{ text: 'October 15th' }]],
  ['7 July 2026, Sept 9', [{ text: '7 July 2026', iso: '2026-07-07' }, { text: 'Sept 9' }]],
  ['March 2027', [{ text: 'March 2027' }]],
  ['31/12/2026', [{ text: '31/12/2026' }]],
  ['next Friday or tomorrow', [{ text: 'next Friday' }, { text: 'tomorrow' }]],
  ['they may march on', []],
  ['40 people in 2016', []],
])('%s', (text, dates) => {
  expect(findDates(tokens(text))).toEqual(dates)
})
