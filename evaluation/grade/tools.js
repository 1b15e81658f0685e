import { gradeMentions, mentionsOne, normalize } from './text.js'
import { mismatches } from './values.js'

/** In any order, each wanted use matched by one use. */
const gradeUses = (wanted, toolUses) => {
  const left = [...toolUses]
  const misses = wanted.flatMap(({ name, input = {} }) => {
    const same = left.filter(use => use.name === name)
    if (same.length === 0) return [`${name} was not used`]
    const exact = same.find(use => mismatches(input, use.input).length === 0)
    left.splice(left.indexOf(exact ?? same[0]), 1)
    return exact === undefined ? mismatches(input, same[0].input) : []
  })
  return [...misses, ...left.map(({ name }) => `${name} was used as well`)]
}

const numbersIn = text => normalize(text).match(/\d+(?:[.:]\d+)*/g) ?? []

/** Numbers of the answer that nobody has said before. */
const gradeGrounded = (text, said) => {
  const known = new Set(numbersIn(said))
  return numbersIn(text.replace(/^\s*\d+[.)]\s/gm, ''))
    .filter(number => !known.has(number))
    .map(number => `${number} is invented`)
}

/** A question need not have a question mark: "please tell me the city". */
const ASKS = /\?|\b(?:please|need|tell me|let me know|provide|missing)\b/i

/** `uses`: the tool uses. Else none: `asks` wants a question about one of its words; `mentions` and `absent` grade the text. */
export const gradeTools = (expected, { text, toolUses }, said = '') => {
  if (expected.uses !== undefined) return gradeUses(expected.uses, toolUses)
  if (toolUses.length > 0) return toolUses.map(({ name }) => `${name} was used`)
  return [
    ...(text.trim() === '' ? ['no answer'] : []),
    ...(expected.asks !== undefined && !ASKS.test(text) ? ['asks nothing'] : []),
    ...(expected.asks !== undefined && !mentionsOne(text, expected.asks)
      ? [`does not ask about ${expected.asks.join(' / ')}`]
      : []),
    ...gradeMentions(text, expected),
    ...(expected.grounded ? gradeGrounded(text, said) : []),
  ]
}
