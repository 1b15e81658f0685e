import { commonVerbs, measureNouns } from './common-verbs.ts'
import { readNumber } from './read-number.ts'
import { stem } from './stem.ts'
import { stopWords } from './stop-words.ts'

/** A noun phrase of a text without its article: "olive oil". */
export interface NounPhrase {
  readonly text: string
  /** The number before it or of its measure, as written; else empty. */
  readonly number: string
  /** The word before it and its article, in lower case; else empty. */
  readonly before: string
  readonly isName: boolean
}

const MOST = 400
const LONGEST = 5
const connectors: ReadonlySet<string> = new Set(['de', 'del', 'la', 'van', 'von', 'der', '&'])
const skipped: ReadonlySet<string> = new Set(
  'a an the some any each every this that these those my our your his her its their no all both fresh more less about around only just also'.split(
    ' ',
  ),
)
const bounds: ReadonlySet<string> = new Set(
  'across along toward towards beside behind beyond past near inside outside above below between among around through throughout against despite according per versus like unlike whose whilst than'.split(
    ' ',
  ),
)
const never: ReadonlySet<string> = new Set(
  'something anything everything nothing someone everyone nobody today tomorrow yesterday please thanks hello hi dear first second third then next last finally'.split(
    ' ',
  ),
)

const isNumber = (lower: string): boolean =>
  readNumber(lower) !== undefined || /^[\u20ac$\u00a3]?\d/.test(lower)
const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word)

/** The noun phrases of a text, in order: runs of words that neither are verbs nor carry grammar. */
export function nounPhrases(text: string): NounPhrase[] {
  const found: NounPhrase[] = []
  let run: string[] = []
  let number = ''
  let before = ''
  let begins = true
  const close = (last: string): void => {
    const [first = ''] = run
    if (run.length > 0 && run.length <= LONGEST && !(run.length === 1 && never.has(first.toLowerCase()))) {
      const isName =
        run.every(word => isCapital(word) || connectors.has(word)) &&
        !(begins && run.length === 1 && stopWords.has(first.toLowerCase()))
      found.push({ text: run.join(' '), number, before, isName })
      number = ''
    }
    run = []
    before = last
  }
  for (const raw of text.split(/\s+/, MOST * 10)) {
    if (found.length >= MOST) break
    const word = raw.replaceAll(/^[^\p{L}\p{N}\u20ac$\u00a3]+|[^\p{L}\p{N}%]+$/gu, '')
    const lower = word.toLowerCase()
    const ends = /[^\p{L}\p{N}%'\u2019]$/u.test(raw)
    if (/^[("\u201c]/.test(raw)) close(before)
    if (isNumber(lower)) {
      close(before)
      number = word
    } else if (measureNouns.has(lower) && (number !== '' || run.length === 0)) close(before)
    else if (skipped.has(lower) && run.length === 0) void 0
    else if (
      lower === '' ||
      stopWords.has(lower) ||
      bounds.has(lower) ||
      ((commonVerbs.has(stem(lower)) || /(?:ed|ly)$/.test(lower)) && !(isCapital(word) && !begins))
    )
      close(lower)
    else run.push(word)
    if (ends) {
      close(/[.!?;:]/.test(raw.slice(-1)) ? '' : ',')
      if (/[.!?]/.test(raw.slice(-1))) number = ''
    }
    begins = /[.!?]["')]?$/.test(raw)
  }
  close('')
  return found
}
