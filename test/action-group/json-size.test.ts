import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonSize } from '../../action-group/src/json-size.ts'

const LIMIT = 1_000_000

test('is what JSON.stringify writes', () => {
  const anyText = fc.string({
    unit: fc.integer({ min: 0, max: 0xffff }).map(unit => String.fromCharCode(unit)),
  })
  const value = fc.letrec(tie => ({
    value: fc.oneof(
      anyText,
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(anyText, tie('value'), { maxKeys: 4 }),
    ),
  })).value
  fc.assert(
    fc.property(value, each => {
      expect(jsonSize(each, LIMIT)).toBe(Buffer.byteLength(JSON.stringify(each)))
    }),
  )
})

test('stops past its limit', () => {
  expect(jsonSize('x'.repeat(200_000), 100)).toBe(101)
  expect(jsonSize(new Array(4_000_000_000), 100)).toBeGreaterThan(100)
  expect(jsonSize({ ['k'.repeat(200_000)]: 1 }, 100)).toBeLessThan(200)
})

test('a value may stand in two places, but not in itself', () => {
  const twice = { a: 1 }
  expect(jsonSize([twice, twice], LIMIT)).toBe(17)
  const loop: unknown[] = []
  loop.push({ loop })
  expect(jsonSize(loop, LIMIT)).toBe('refers to itself')
})

test('nesting of any depth', () => {
  let deep: unknown = 1
  for (let level = 0; level < 100_000; level += 1) deep = [deep]
  expect(jsonSize(deep, LIMIT)).toBe(200_001)
})

test('no getter is run', () => {
  let runs = 0
  const trap = {
    get value() {
      runs += 1
      return 1
    },
  }
  expect(jsonSize(trap, LIMIT)).toBe('has a getter')
  expect(runs).toBe(0)
})
