import type { ReadText } from './read-text.ts'

const assigned =
  /\b(?:will|to|should|must|shall|is going to|needs to|has to|agreed to|promised to)\s+([^.;!?\n]{3,120})|^[^:\n]{1,40}(?::| [-\u2013\u2014>]+) ([^.;!?\n]{3,120})/i

/** What somebody is to do: "Ines will book the venue". */
export function findTask({ text }: ReadText): string | undefined {
  const found = assigned.exec(text.slice(0, 8_000))
  return (found?.[1] ?? found?.[2])?.trim()
}
