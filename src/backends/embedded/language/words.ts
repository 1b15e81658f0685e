import { characterClass, DIGIT, IDEOGRAPH, LETTER, SURROGATE } from './character-class.ts'

const APOSTROPHE = 0x27
const COMMA = 0x2c
const POINT = 0x2e

/** Letters, digits and what may stand inside a word: `isn't`, `5,000`, `2.5`, `v2`. */
function wordEnd(text: string, start: number): number {
  let end = start + 1
  for (;;) {
    const code = text.charCodeAt(end)
    const kind = characterClass(code)
    if (kind >= LETTER && kind < IDEOGRAPH) end++
    else if (code === APOSTROPHE && characterClass(text.charCodeAt(end + 1)) === LETTER) end += 2
    else if (
      (code === COMMA || code === POINT) &&
      characterClass(text.charCodeAt(end - 1)) === DIGIT &&
      characterClass(text.charCodeAt(end + 1)) === DIGIT
    )
      end += 2
    else return end
  }
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
    const kind = characterClass(lower.charCodeAt(index))
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
