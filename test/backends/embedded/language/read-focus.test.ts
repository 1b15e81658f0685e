import { expect, test } from 'vitest'
import { readFocus } from '../../../../src/backends/embedded/language/read-focus.ts'
import { stem } from '../../../../src/backends/embedded/language/stem.ts'

const weight = (instruction: string, facet: string): number =>
  readFocus(instruction).weights.get(facet) ?? Number.NaN

test('what is asked for weighs more, what belongs to it a little, the rest less', () => {
  const plain = 'Summarise.'
  const asked = 'Summarise, focusing on decisions.'
  expect(weight(asked, 'decision')).toBeGreaterThan(weight(plain, 'decision'))
  expect(weight(asked, 'date')).toBeGreaterThan(weight(plain, 'date'))
  expect(weight(asked, 'cost')).toBeLessThan(weight(plain, 'cost'))
})

test.each([
  'not background',
  'leaving out background',
  'rather than background',
  'ignore background',
  'without any background',
])('%s', phrase => {
  const instruction = `Focus on risks, ${phrase}.`
  expect(weight(instruction, 'background')).toBe(-4)
  expect(weight(instruction, 'risk')).toBeGreaterThan(1)
})

test('other words are asked for after "focus on", and only mentioned elsewhere', () => {
  const { stems, mentioned } = readFocus('For the landlord: focus on heating, not on parking.')
  expect(stems).toContain(stem('heating'))
  expect(mentioned).toContain(stem('landlord'))
  expect([...stems, ...mentioned]).not.toContain(stem('parking'))
})
