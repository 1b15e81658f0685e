import { readNumber } from './read-number.ts'

/** The form that an answer is asked to have. */
export interface Shape {
  readonly form?: 'bullets' | 'numbered' | 'sentences' | 'paragraphs'
  /** How many of `form`. */
  readonly count?: number
  /** The most words that the whole answer may have. */
  readonly words?: number
}

const forms: ReadonlyMap<string, NonNullable<Shape['form']>> = new Map([
  ...'bullet bullets bulleted point points takeaway takeaways item items line lines highlights'
    .split(' ')
    .map(word => [word, 'bullets'] as const),
  ...'sentence sentences liner'.split(' ').map(word => [word, 'sentences'] as const),
  ...'paragraph paragraphs'.split(' ').map(word => [word, 'paragraphs'] as const),
  ['numbered', 'numbered'],
])
/** Between a number and what it counts: "three short key bullet points", "two to three sentences". */
const REACH = 4
const COUNTED_ELSEWHERE = new Set(
  'word words character characters day days hour hours week weeks year years percent'.split(' '),
)

function countBefore(words: readonly string[], index: number): number | undefined {
  for (let back = 1; back <= REACH && index - back >= 0; back++) {
    const word = words[index - back] ?? ''
    if (COUNTED_ELSEWHERE.has(word)) return undefined
    const value = readNumber(word)
    if (value === undefined) continue
    const before = words[index - back - 1] ?? ''
    const lower = readNumber(words[index - back - 2] ?? '')
    return lower !== undefined && (before === 'to' || before === 'or' || before === 'and') ? lower : value
  }
  return undefined
}

function form(words: readonly string[]): Pick<Shape, 'form' | 'count'> {
  let found: Pick<Shape, 'form' | 'count'> = {}
  for (const [index, word] of words.entries()) {
    const kind = forms.get(word)
    if (kind === undefined) continue
    const count = countBefore(words, index)
    if (count !== undefined && count > 0 && count <= 50) {
      const numbered = kind === 'bullets' && words.includes('numbered')
      return { form: numbered ? 'numbered' : kind, count }
    }
    // "the following points" asks for nothing; "bullets" alone does.
    if (found.form === undefined && (word.startsWith('bullet') || word === 'numbered')) found = { form: kind }
    const article = words[index - 1]
    if (kind !== 'bullets' && (article === 'a' || article === 'single')) found = { form: kind, count: 1 }
  }
  return found
}

function wordLimit(words: readonly string[]): number | undefined {
  for (const [index, word] of words.entries()) {
    if (word !== 'word' && word !== 'words') continue
    for (let back = 1; back <= 3; back++) {
      const value = readNumber(words[index - back] ?? '')
      if (value !== undefined && value > 0 && value === Math.floor(value)) return value
    }
    if (word === 'word' && words[index - 1] === 'a' && words[index - 2] === 'in') return 1
  }
  return undefined
}

/** @param words the lower-case words of what was asked, hyphens being gaps */
export function readShape(words: readonly string[]): Shape {
  const limit = wordLimit(words)
  return { ...form(words), ...(limit === undefined ? {} : { words: limit }) }
}
