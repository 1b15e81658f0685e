import { classAt, DIGIT, IDEOGRAPH, LETTER, MARK, SCRIPT, SPACE, SURROGATE } from '../class-at.ts'

/** What a family's vocabulary makes of a run of characters of one kind. */
export interface Vocabulary {
  /** Letters of the longest Latin word that is one token. */
  readonly word: number
  /** Letters for each further token of a longer word. */
  readonly wordPart: number
  /** Digits of a number in one token. */
  readonly digits: number
  /** Marks in one token, where they stand together. */
  readonly marks: number
  /** Tokens of one letter of any other alphabet. */
  readonly script: number
  /** Tokens of one Chinese, Japanese or Korean character. */
  readonly ideograph: number
  /** Tokens of one emoji. */
  readonly emoji: number
}

const BLANK = 0x20
const SPACES_A_TOKEN = 16

/** Counts as the family's tokenizer does on average, in one pass and without its vocabulary. */
export const estimateText =
  (vocabulary: Vocabulary) =>
  (text: string): number => {
    let tokens = 0
    let start = 0
    while (start < text.length) {
      const kind = classAt(text, start)
      let end = start + 1
      while (end < text.length && classAt(text, end) === kind) end++
      tokens += kind === SPACE ? spaceTokens(text, start, end) : runTokens(kind, end - start, vocabulary)
      start = end
    }
    return Math.ceil(tokens)
  }

/** The blank before a word belongs to the word. */
function spaceTokens(text: string, start: number, end: number): number {
  const belongs = end < text.length && text.charCodeAt(end - 1) === BLANK
  return Math.ceil((end - start - (belongs ? 1 : 0)) / SPACES_A_TOKEN)
}

function runTokens(kind: number, length: number, vocabulary: Vocabulary): number {
  switch (kind) {
    case LETTER:
      return 1 + Math.ceil(Math.max(0, length - vocabulary.word) / vocabulary.wordPart)
    case DIGIT:
      return Math.ceil(length / vocabulary.digits)
    case MARK:
      return Math.ceil(length / vocabulary.marks)
    case SCRIPT:
      return length * vocabulary.script
    case IDEOGRAPH:
      return length * vocabulary.ideograph
    case SURROGATE:
      return (length / 2) * vocabulary.emoji
    default:
      return length
  }
}
