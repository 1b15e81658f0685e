import { classAt, DIGIT, IDEOGRAPH, LETTER, MARK, SURROGATE } from '../../../conversation/class-at.ts'

const APOSTROPHE = 0x27
const COMMA = 0x2c
const POINT = 0x2e
const LONGEST_FIRST = 40

/** Letters, digits and what may stand inside a word: `isn't`, `5,000`, `2.5`, `v2`. */
function wordEnd(text: string, start: number): number {
  let end = start + 1
  while (end < text.length) {
    const kind = classAt(text, end)
    if (kind >= LETTER && kind < IDEOGRAPH) {
      end++
      continue
    }
    if (kind !== MARK) return end
    const code = text.charCodeAt(end)
    const joins =
      code === APOSTROPHE
        ? classAt(text, end + 1) === LETTER
        : (code === COMMA || code === POINT) &&
          classAt(text, end - 1) === DIGIT &&
          classAt(text, end + 1) === DIGIT
    if (!joins) return end
    end += 2
  }
  return end
}

/** The first word of a text in lower case; empty where there is none. */
export function firstWord(text: string): string {
  let start = 0
  while (start < text.length && classAt(text, start) < LETTER) start++
  const beginning = text
    .slice(start, start + LONGEST_FIRST)
    .toLowerCase()
    .replaceAll('\u2019', "'")
  return beginning.slice(0, wordEnd(beginning, 0))
}

/**
 * The lower-case words of a text, without punctuation. A Chinese, Japanese or Korean character and an emoji are
 * one word each.
 */
export function words(text: string): string[] {
  const lower = (text.includes('\u2019') ? text.replaceAll('\u2019', "'") : text).toLowerCase()
  const found: string[] = []
  let index = 0
  while (index < lower.length) {
    const kind = classAt(lower, index)
    if (kind < LETTER) {
      index++
      continue
    }
    const end = kind === IDEOGRAPH ? index + 1 : kind === SURROGATE ? index + 2 : wordEnd(lower, index)
    found.push(lower.slice(index, end))
    index = end
  }
  return found
}
