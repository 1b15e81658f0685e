import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSketch, type QuantileSketch } from '../../src/metering/quantile-sketch.ts'

const sketchOf = (values: readonly number[]): QuantileSketch => {
  const sketch = createSketch()
  for (const value of values) sketch.add(value)
  return sketch
}
const exact = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.max(1, Math.ceil(share * values.length)) - 1] ?? Number.NaN
const shares = [0, 0.01, 0.5, 0.9, 0.95, 0.99, 0.999, 1]
const numbers = fc.oneof(fc.nat(20), fc.nat(5_000), fc.nat(100_000_000))

test('every quantile is within one per cent of the exact one, and exact for small numbers', () => {
  fc.assert(
    fc.property(fc.array(numbers, { minLength: 1, maxLength: 300 }), values => {
      const sketch = sketchOf(values)
      for (const share of shares) {
        const right = exact(values, share)
        const off = Math.abs((sketch.quantile(share) ?? Number.NaN) - right)
        expect(off).toBeLessThanOrEqual(right < 50 ? 0 : right * 0.01 + 0.5)
      }
    }),
  )
})

test('parts that are merged, in any cut and from their bytes, are the whole', () => {
  fc.assert(
    fc.property(fc.array(fc.array(numbers, { maxLength: 60 }), { maxLength: 6 }), parts => {
      const merged = createSketch()
      for (const part of parts) merged.merge(createSketch(sketchOf(part).toBytes()))
      const whole = sketchOf(parts.flat())
      expect(merged.entries()).toEqual(whole.entries())
      expect(merged.toBytes()).toEqual(whole.toBytes())
      expect(merged.count()).toBe(parts.flat().length)
      expect(merged.greatest()).toBe(Math.max(0, ...parts.flat()))
      if (parts.flat().length > 0) expect(merged.quantile(1)).toBe(merged.greatest())
    }),
  )
})

test('a weight counts as often', () => {
  const sketch = createSketch()
  sketch.add(10, 99)
  sketch.add(30)
  expect([sketch.quantile(0.5), sketch.quantile(0.99), sketch.quantile(1)]).toEqual([10, 10, 30])
  expect(sketch.entries()).toEqual([
    { value: 10, from: 10, to: 10, times: 99 },
    { value: 30, from: 30, to: 30, times: 1 },
  ])
})

test('every whole number is in the range of its entry', () => {
  fc.assert(
    fc.property(numbers, value => {
      const [entry] = sketchOf([value]).entries()
      expect(entry?.from).toBeLessThanOrEqual(value)
      expect(entry?.to).toBeGreaterThanOrEqual(value)
      expect((entry?.to ?? 0) - (entry?.from ?? 0)).toBeLessThanOrEqual(value * 0.021)
    }),
  )
})

test('counts beyond 32 bits survive their bytes, and a day takes a few hundred', () => {
  const sketch = createSketch()
  sketch.add(7, 2 ** 45)
  expect(createSketch(sketch.toBytes()).entries()).toEqual([{ value: 7, from: 7, to: 7, times: 2 ** 45 }])
  expect(
    sketchOf(Array.from({ length: 100_000 }, (_, index) => 200 + (index % 5_000))).toBytes().length,
  ).toBeLessThan(800)
})

test('nothing has no quantile, and bytes of anything else are refused', () => {
  expect(createSketch().quantile(0.5)).toBeUndefined()
  expect(() => createSketch(Uint8Array.of())).toThrow('no sketch')
  expect(() => createSketch(Uint8Array.of(1))).toThrow('cut off')
  expect(() => createSketch(Uint8Array.of(2, 1, 1))).toThrow('no sketch')
  expect(() => createSketch(Uint8Array.of(1, 5, 5))).toThrow('cut off')
  expect(() => createSketch(Uint8Array.of(1, 5, 200))).toThrow('cut off')
})
