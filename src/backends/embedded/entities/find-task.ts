import type { ReadText } from './read-text.ts'

const assigned =
  /\b(?:will|to|should|must|shall|is going to|needs to|has to|agreed to|promised to)\s+([^.;!?\n]{3,120})|^[^:\n]{1,40}(?::| [-\u2013\u2014>]+) ([^.;!?\n]{3,120})/i

/** "by 4 May", "until Friday" at the end says when and not what. */
const due =
  /,? (?:by|until|till|before|on|due|no later than) (?:the )?(?:\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|tomorrow|tonight|next|end of|January|February|March|April|May|June|July|August|September|October|November|December)[^.;]*$/i
/** What comes after a name: "orders new business cards". */
const deed = (text: string): string | undefined =>
  /^\W*\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)? (\p{Ll}{2,}s [^.;!?\n]{3,120})/u.exec(text.slice(0, 8_000))?.[1]

/** What is to be done without when, for an object that has a member for that. */
export const withoutDue = (task: string): string => task.replace(due, '').trim()

/** What somebody is to do: "Ines will book the venue". */
export function findTask({ text }: ReadText): string | undefined {
  const found = assigned.exec(text.slice(0, 8_000))
  return (found?.[1] ?? found?.[2] ?? deed(text))?.trim()
}
