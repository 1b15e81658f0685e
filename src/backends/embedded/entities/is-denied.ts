import type { Field } from './field.ts'
import type { ReadText } from './read-text.ts'

const READ = 8_000
const MOST_WORDS = 4
const before = String.raw`\b(?:no|without|lost|misplaced|forgot|(?:do not|don't|doesn't|does not|did not|didn't|cannot|can't|could not|couldn't|never) (?:have|know|remember|find|read|see|mention|got|get))(?: (?:an?|the|any|my|your|its|our))?`
const after = String.raw`(?:(?: is| was| are| were| has)?(?: still| yet| currently| so far)? (?:not (?:yet )?(?:readable|known|given|stated|available|visible|legible|decided|fixed|clear|set|there|specified|mentioned|provided|recorded|confirmed|been)|unknown|unreadable|unclear|illegible|missing|lost|unavailable|undecided|tb[acd]|n\/a|to be (?:decided|announced|confirmed|agreed|fixed|defined))|: *(?:-+|none|n\/a|unknown|tb[acd]|not \w+)\s*$)`

/** Whether a text says that it has no such thing: "the serial number is not readable", "no deadline yet". */
export function isDenied({ text }: ReadText, { words }: Field): boolean {
  const own = words.filter(word => word !== 'the' && /^[\p{L}\d]+$/u.test(word))
  if (own.length === 0 || own.length > MOST_WORDS) return false
  const name = own.join('[ _-]')
  const searched = text.slice(0, READ)
  const said = (pattern: string): boolean => new RegExp(pattern, 'im').test(searched)
  // A single word after "no" may begin another thing: "no order confirmation".
  return (
    said(`\\b${name}${after}`) ||
    said(`${before} ${name}(?= yet\\b| so far\\b|[.,;!?)]|$| and\\b| but\\b| any)`)
  )
}
