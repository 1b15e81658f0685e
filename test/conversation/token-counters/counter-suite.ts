import { describe, expect, test } from 'vitest'
import type { TokenCounter } from '../../../src/conversation/token-counter.ts'

const prose =
  'The committee met on Tuesday to discuss the budget for the next year. Several members proposed to invest in new equipment, while others preferred to wait. '

/** What every family's counter holds to. */
export const counterSuite = (counter: TokenCounter): void => {
  describe('as every counter', () => {
    test('English prose has between 3 and 5.5 characters a token', () => {
      const perToken = prose.length / counter.countText(prose)
      expect(perToken).toBeGreaterThan(3)
      expect(perToken).toBeLessThan(5.5)
    })
    test('nothing is nothing, anything is something', () => {
      expect(counter.countText('')).toBe(0)
      expect(counter.countText('a')).toBe(1)
    })
    test('images count whole tokens, unknown ones the most', () => {
      const unknown = counter.countImage(undefined)
      for (const size of [1, 100, 1_000, 8_000]) {
        const tokens = counter.countImage({ width: size, height: size })
        expect(Number.isInteger(tokens)).toBe(true)
        expect(tokens).toBeGreaterThan(0)
        expect(tokens).toBeLessThanOrEqual(unknown)
      }
    })
    test('overheads are whole and not negative', () => {
      const { toolPrompt, ...others } = counter.overheads
      for (const tokens of [...Object.values(others), ...Object.values(toolPrompt)]) {
        expect(Number.isInteger(tokens) && tokens >= 0).toBe(true)
      }
    })
  })
}
