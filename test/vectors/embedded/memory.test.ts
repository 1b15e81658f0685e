import { expect, test } from 'vitest'
import { createMemory, readMemory } from '../../../src/vectors/embedded/memory.ts'
import { termsOf } from '../../../src/vectors/embedded/terms-of.ts'
import { readSections } from './read-sections.ts'

const create = () => {
  const memory = createMemory(2)
  for (const sequence of [2, 3, 5, 8])
    memory.append(sequence, {
      unit: Float32Array.of(sequence, 0),
      terms: termsOf(`number ${sequence}`),
      metadata: { sequence },
    })
  return memory
}
const odd = { operator: 'in', key: 'sequence', value: [3, 5] } as const

test('removed rows pass no mask', () => {
  const memory = create()
  expect([memory.remove(3), memory.remove(3), memory.remove(4)]).toEqual([true, false, false])
  expect([...memory.mask(undefined)]).toEqual([1, 0, 1, 1])
  expect([...memory.mask(odd)]).toEqual([0, 0, 1, 0])
  expect(memory.rowsAfter(2, 9)).toEqual([2, 3])
  expect(memory.rowsAfter(0, 1)).toEqual([0])
})

test('compacted and read again, it holds the same rows', () => {
  const memory = create()
  memory.remove(3)
  memory.remove(8)
  memory.compact()
  const read = readMemory(2, memory.facts(), readSections(memory.sections()))
  for (const each of [memory, read]) {
    expect([each.rows.count, each.rows.removed, each.last]).toEqual([2, 0, 8])
    expect([...each.mask(odd)]).toEqual([0, 1])
    expect([...each.vectors.at(1)]).toEqual([5, 0])
    expect(each.words.rarity('5')).toBeGreaterThan(0)
    expect(each.words.rarity('3')).toBe(0)
  }
})
