import {
  classAt,
  DIGIT,
  IDEOGRAPH,
  LETTER,
  SCRIPT,
  SPACE,
  SURROGATE,
} from '../../../conversation/class-at.ts'

const BLANK = 0x20
const APOSTROPHE = 0x27
const LONGEST_LETTERS = 7
const LONGEST_DIGITS = 3
const LONGEST_SCRIPT = 3
const LONGEST_SPACE = 16

function runEnd(text: string, start: number, kind: number, longest: number): number {
  const limit = Math.min(text.length, start + longest)
  let end = start + 1
  while (end < limit && classAt(text, end) === kind) end++
  return end
}

function spaceEnd(text: string, start: number): number {
  const end = runEnd(text, start, SPACE, LONGEST_SPACE)
  // The last blank of a run belongs to the word after it.
  return end < text.length && end - start > 1 && text.charCodeAt(end - 1) === BLANK ? end - 1 : end
}

/**
 * Where the token piece that begins at `start` ends. A piece is up to 7 letters of a word, 3 digits, 3 letters of
 * another alphabet, one Chinese, Japanese or Korean character, one emoji, one mark, or a run of white space; the
 * blank before a piece belongs to it.
 * @param start less than the text's length, and the end of the piece before
 */
export function pieceEnd(text: string, start: number): number {
  let index = start
  let kind = classAt(text, index)
  if (kind === SPACE) {
    const next = classAt(text, index + 1)
    if (text.charCodeAt(index) !== BLANK || next === SPACE || index + 1 === text.length)
      return spaceEnd(text, index)
    kind = next
    index++
  }
  if (kind === LETTER) return runEnd(text, index, LETTER, LONGEST_LETTERS)
  if (kind === DIGIT) return runEnd(text, index, DIGIT, LONGEST_DIGITS)
  if (kind === SCRIPT) return runEnd(text, index, SCRIPT, LONGEST_SCRIPT)
  if (kind === SURROGATE) return Math.min(index + 2, text.length)
  if (kind === IDEOGRAPH) return index + 1
  const contracts = text.charCodeAt(index) === APOSTROPHE && classAt(text, index + 1) === LETTER
  return contracts ? runEnd(text, index + 1, LETTER, LONGEST_LETTERS) : index + 1
}
