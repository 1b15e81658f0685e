import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countGap, countTokens } from '../../../src/knowledge-bases/chunking/count-tokens.ts'

test('what words and the gaps between them count is never less than the whole', () => {
  const word = fc.string({ minLength: 1, unit: 'grapheme' }).filter(text => /^\S+$/.test(text))
  const gap = fc.constantFrom(' ', '\n', '\n\n', '  ', '\n \n ')
  fc.assert(
    fc.property(fc.array(fc.tuple(gap, word), { minLength: 1 }), parts => {
      const text = parts.flat().join('').trimStart()
      const sum = parts.reduce((tokens, [space, each], index) => {
        return tokens + (index === 0 ? 0 : countGap(space)) + countTokens(each)
      }, 0)
      expect(countTokens(text)).toBeLessThanOrEqual(sum)
    }),
  )
})
