import { quotations } from '../language/quotations.ts'
import { sentences } from '../language/sentences.ts'
import type { Assignment } from '../read-assignment.ts'

const LONGEST = 300
const LONGEST_WORDS = 6
const openings = /^(?:please |can you |could you |now |just )*(say|repeat|echo|print|reply|respond|answer)\b/i
const fillers =
  /^(?:[ :]*\b(?:with|exactly|only|just|simply|the|word|words|phrase|text|sentence|this|following|back|to me|me)\b)*[ :]*/i
/** What asks for a form or a choice rather than for words to be said. */
const notLiteral =
  /\b(?:one|two|three|a|an|single|or|your|my|json|yaml|yes|in|as|how|what|why|if|something|anything|bullets?|sentences?|briefly|short|concisely|questions?|message|above|below)\b/i

/** "Convert to upper case: ...": the text itself in another case. */
const converts =
  /^\W*(?:please |can you |could you )*(?:convert|change|turn|put|make|write|rewrite|transform|render|print|repeat|set|give)\b(?!.*\b(?:summar|answer|translat|list|json|headline|slogan)).*\b(?:case|caps|capitals?|capital letters|lowercase|uppercase)\b/i

/** "Say hello", "reply with exactly OK", "repeat 'a b c'": the words asked for. */
export function recite({ prompt, shape, instruction, material }: Assignment): string | undefined {
  const recast =
    shape.case !== undefined && material !== '' && material !== prompt.text && converts.test(instruction)
  if (recast) return material
  const text = prompt.text.trim()
  if (text.length > LONGEST) return undefined
  const opening = openings.exec(text)
  if (!opening || sentences(text).length > 1) return undefined
  const rest = text.slice(opening[0].length)
  const [quoted] = quotations(rest)
  if (quoted && !notLiteral.test(rest.slice(0, quoted.start))) return quoted.text
  const literal = rest.slice(fillers.exec(rest)?.[0].length ?? 0).replace(/[.!]+$/, '')
  if (
    literal === '' ||
    literal.endsWith('?') ||
    literal.split(' ').length > LONGEST_WORDS ||
    notLiteral.test(rest)
  )
    return undefined
  const spoken = opening[1]?.toLowerCase() === 'say'
  return spoken ? `${literal.charAt(0).toUpperCase()}${literal.slice(1)}.` : literal
}
