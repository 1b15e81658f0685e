import { describe, expect, test } from 'vitest'
import { countText } from '../../../src/backends/embedded/count-tokens.ts'

describe('texts', () => {
  test.each([
    ['', 0],
    ['hello', 1],
    ['hello world', 2],
    ['internationalization', 3],
    ["don't", 2],
    ['1234567', 3],
    ['a, b', 3],
    ['   indent', 2],
    ['line\n\nline', 3],
    ['你好吗', 3],
    ['Привет', 2],
    ['🙂', 1],
    ['\u0000\u0001', 2],
  ])('%j is %i', (text, count) => {
    expect(countText(text)).toBe(count)
  })

  test('English prose has about four characters a token', () => {
    const prose =
      'The committee met on Tuesday to discuss the budget for the next year. Several members proposed to invest in new equipment, while others preferred to wait. '
    const perToken = prose.length / countText(prose)
    expect(perToken).toBeGreaterThan(3.5)
    expect(perToken).toBeLessThan(5.5)
  })
})
