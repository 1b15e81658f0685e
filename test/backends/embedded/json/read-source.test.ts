import { expect, test } from 'vitest'
import { readSource } from '../../../../src/backends/embedded/json/read-source.ts'

test('reads words, stems and quotations once', () => {
  const { tokens, stems, said, quotations } = readSource('Book "The Ship" in Rome')
  expect(tokens.map(({ text }) => text)).toEqual(['Book', 'The', 'Ship', 'in', 'Rome'])
  expect(stems).toHaveLength(tokens.length)
  expect(said).toContain('rome')
  expect(quotations.map(({ text }) => text)).toEqual(['The Ship'])
})
