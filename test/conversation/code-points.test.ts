import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codePoints } from '../../src/conversation/code-points.ts'

test('counts what a text iterates over, halves of characters too', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', 'é', '你', '👋🏽', '\ud83d', '\udc4b')).map(parts => parts.join('')),
      text => {
        expect(codePoints(text)).toBe(Array.from(text).length)
      },
    ),
  )
})
