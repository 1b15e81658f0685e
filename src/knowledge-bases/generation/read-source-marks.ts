/** Some text, or the numbers of a mark that stood there. */
export type Piece = string | readonly number[]

/** `%[1]%`, `%[2,3]%`, with the blanks before it. */
const MARK = /^%\[ ?(\d{1,4}(?:, ?\d{1,4}){0,15}) ?\]%/
/** What may still become one. */
const BEGUN = /^%(?:\[(?: ?(?:\d{1,4}(?:, ?\d{1,4}){0,15}(?:,? ?)(?:\]?))?)?)?$/
const LONGEST_MARK = 100
const LONGEST_BLANK = 20

export interface SourceMarks {
  /** What is known of the text so far, without half a mark at its end. */
  push(text: string): Piece[]
  /** What was held back: half a mark is text. */
  end(): Piece[]
}

/** Takes the marks of sources out of a text that comes bit by bit. */
export const readSourceMarks = (): SourceMarks => {
  let held = ''

  const read = (isEnd: boolean): Piece[] => {
    const pieces: Piece[] = []
    let from = 0
    let at = held.indexOf('%')
    while (at !== -1) {
      const rest = held.slice(at, at + LONGEST_MARK)
      const [mark, numbers] = MARK.exec(rest) ?? []
      if (mark !== undefined && numbers !== undefined) {
        const before = held.slice(from, at).trimEnd()
        if (before !== '') pieces.push(before)
        pieces.push(numbers.split(',').map(Number))
        from = at + mark.length
        at = held.indexOf('%', from)
        continue
      }
      if (!isEnd && at + rest.length === held.length && BEGUN.test(rest)) break
      at = held.indexOf('%', at + 1)
    }
    const until = isEnd ? held.length : beforeBlanks(held, from, at === -1 ? held.length : at)
    if (until > from) pieces.push(held.slice(from, until))
    held = held.slice(until)
    return pieces
  }

  return {
    push(text) {
      held += text
      return read(false)
    },
    end: () => read(true),
  }
}

/** Blanks before a mark go with it, so they wait for what follows. */
const beforeBlanks = (text: string, from: number, end: number): number => {
  let at = end
  while (at > from && end - at < LONGEST_BLANK && /\s/.test(text.charAt(at - 1))) at--
  return at
}
