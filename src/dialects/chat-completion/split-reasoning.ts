export interface Piece {
  readonly kind: 'reasoning' | 'text'
  readonly text: string
}

const OPEN = '<reasoning>'
const CLOSE = '</reasoning>'

/**
 * Tells apart the reasoning that stands in tags before a text, and the text, however the whole is cut. Only what may
 * be the part of a tag is held back. Tags after the text has begun are text.
 */
export class ReasoningSplitter {
  #state: 'start' | 'reasoning' | 'text' = 'start'
  #held = ''

  push(text: string): Piece[] {
    const pieces: Piece[] = []
    let rest = this.#held + text
    this.#held = ''
    while (rest !== '') {
      if (this.#state === 'text') {
        pieces.push({ kind: 'text', text: rest })
        break
      }
      if (this.#state === 'start') {
        if (rest.length < OPEN.length && OPEN.startsWith(rest)) {
          this.#held = rest
          break
        }
        this.#state = rest.startsWith(OPEN) ? 'reasoning' : 'text'
        if (this.#state === 'reasoning') rest = rest.slice(OPEN.length)
        continue
      }
      const end = rest.indexOf(CLOSE)
      const length = end < 0 ? rest.length - partialLength(rest) : end
      if (length > 0) pieces.push({ kind: 'reasoning', text: rest.slice(0, length) })
      if (end < 0) {
        this.#held = rest.slice(length)
        break
      }
      // Some streams have every piece of the reasoning in tags of its own.
      this.#state = 'start'
      rest = rest.slice(end + CLOSE.length)
    }
    return pieces
  }

  /** What was held back, now that nothing follows. */
  flush(): Piece[] {
    const text = this.#held
    this.#held = ''
    return text === '' ? [] : [{ kind: this.#state === 'reasoning' ? 'reasoning' : 'text', text }]
  }
}

/** How much of the end of a text may be the beginning of the closing tag. */
const partialLength = (text: string): number => {
  for (let length = Math.min(CLOSE.length - 1, text.length); length > 0; length--)
    if (text.endsWith(CLOSE.slice(0, length))) return length
  return 0
}
