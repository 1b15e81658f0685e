import { sentences } from '../language/sentences.ts'
import { words } from '../language/words.ts'
import type { Label } from './label.ts'

const asksLetter = /\b(?:letters?|option letter|letter only)\b/i
const asksNumber =
  /\b(?:(?:the|its|a|only|just|by|with) (?:\w+ )?(?:number|digit|numeral|index)|numbers? only|number alone|digit only)\b/i
const asksReason = /\b(?:reason(?:s|ing)?|explain|explanation|justif\w+|rationale|why|because|evidence)\b/i
const refuses = /\b(?:no|not|without|don't|do not|never|nor|any|skip|omit)\b/i
const asksOnly =
  /\b(?:only|just|alone|nothing else|nothing more|no other|single word|one word|exactly|without|no explanation|do not explain|don't explain)\b/i

/** Whether an instruction wants a reason beside the label. */
export function wantsReason(instruction: string): boolean {
  return sentences(instruction.replaceAll('\n', '. ')).some(sentence => {
    const at = sentence.search(asksReason)
    return (
      at >= 0 &&
      !refuses.test(sentence.slice(Math.max(0, at - 30), at)) &&
      !/^\W*why\b/i.test(sentence) &&
      words(sentence).length < 40
    )
  })
}

const lowers = /\b(?:lower[- ]?case|small letters)\b/i
const raises = /\b(?:upper[- ]?case|capitals|capital letters|all caps|in caps)\b/i

/** The label as the instruction wants it spelt: its letter, its number, its name. */
export function spell(label: Label, instruction: string): string {
  if (label.key !== undefined) {
    const isNumber = /^\d+$/.test(label.key)
    if (isNumber ? asksNumber.test(instruction) : asksLetter.test(instruction)) return label.key
    if (!isNumber && !asksOnly.test(instruction)) return `${label.key}) ${label.name}`
  }
  if (lowers.test(instruction) && !raises.test(instruction)) return label.name.toLowerCase()
  if (raises.test(instruction) && !lowers.test(instruction)) return label.name.toUpperCase()
  return label.name
}
