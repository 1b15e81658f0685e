import { expect, test } from 'vitest'
import { baseRange, documentRange, lockNumber, rowId } from '../../../src/vectors/rds/row-ids.ts'

const version8 = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

test('the rows of a document are a range of UUIDs, in their order', () => {
  const { from, to } = documentRange('BASE', 'document')
  const rows = [0, 1, 255, 256, 70_000].map(place => rowId('BASE', 'document', place))
  expect([from, ...rows.slice(1), to]).toEqual([from, ...rows.slice(1), to].sort())
  expect(rows[0]).toBe(from)
  for (const id of [from, to, ...rows]) expect(id).toMatch(version8)
  expect(new Set(rows).size).toBe(5)
})

test('the documents of a base are in the range of the base, those of another are not', () => {
  const { from, to } = baseRange('BASE')
  for (let number = 0; number < 200; number++) {
    const id = rowId('BASE', `document ${number}`, number)
    expect(from <= id && id <= to).toBe(true)
    const other = rowId(`BASE ${number}`, 'document', 0)
    expect(from <= other && other <= to).toBe(false)
  }
})

test('a lock is a number of 64 bits', () => {
  const numbers = Array.from({ length: 50 }, (_, at) => lockNumber('BASE', `${at}`))
  expect(new Set(numbers).size).toBe(50)
  for (const number of numbers) expect(BigInt.asIntN(64, BigInt(number)).toString()).toBe(number)
})
