import { stem } from '../language/stem.ts'
import { stopWords } from '../language/stop-words.ts'
import { kindAssociations } from './associations-of-kinds.ts'
import { lifeAssociations } from './associations-of-life.ts'
import { workAssociations } from './associations-of-work.ts'

/** What tells of something that is asked for, by the number of its line. */
interface Association {
  readonly asks: readonly (readonly string[])[]
  readonly tells: readonly (readonly string[])[]
}

/** Any text measures something: that is told by kinds of answers. */
const units: ReadonlySet<string> = new Set(
  'minutes hours days weeks months years euros dollars pounds kg g cm mm metres km kilometres miles inches degrees celsius percent am pm'.split(
    ' ',
  ),
)

/** "Get to" alone asks for nothing. */
const saysSomething = (parts: readonly string[]): boolean =>
  parts.length === 1 || parts.some(part => !stopWords.has(part))

/** `asked words and_phrases = words and_phrases that tell of it`, by their stems. */
function read(text: string): Association[] {
  const side = (part: string): string[][] =>
    part
      .trim()
      .split(/\s+/)
      .map(entry => entry.split('_'))
      .filter(parts => parts.length > 1 || !(stopWords.has(parts[0] ?? '') || units.has(parts[0] ?? '')))
      .map(parts => parts.map(stem))
  return text
    .trim()
    .split('\n')
    .map(line => {
      const [asks = '', tells = ''] = line.split(' = ')
      return { asks: side(asks).filter(saysSomething), tells: [...side(tells), ...side(asks)] }
    })
}

const all: readonly Association[] = [lifeAssociations, workAssociations, kindAssociations].flatMap(read)

type Phrases = ReadonlyMap<string, readonly (readonly [parts: readonly string[], number: number])[]>

function byFirst(pick: (one: Association) => Association['asks']): Phrases {
  const found = new Map<string, [readonly string[], number][]>()
  for (const [number, one] of all.entries())
    for (const parts of pick(one)) {
      const first = parts[0] ?? ''
      const known = found.get(first)
      if (known) known.push([parts, number])
      else found.set(first, [[parts, number]])
    }
  return found
}

const asking = byFirst(({ asks }) => asks)
const telling = byFirst(({ tells }) => tells)

/** So many words may stand between the two of a phrase: "take your coat off", "send it back". */
const GAP_TOLD = 2
const GAP_ASKED = 1

function endOf(found: readonly string[], start: number, parts: readonly string[], gap: number): number {
  let at = start
  for (const part of parts.slice(1)) {
    const next = found.slice(at + 1, at + 2 + gap).indexOf(part)
    if (next < 0) return -1
    at += next + 1
  }
  return at
}

/** The marks of what some stems in order tell of. */
export function tellingMarks(found: readonly string[]): string[] {
  const marks: string[] = []
  for (const [start, base] of found.entries())
    for (const [parts, number] of telling.get(base) ?? [])
      if (endOf(found, start, parts, GAP_TOLD) >= 0) marks.push(`=${number}`)
  return marks
}

/** The marks by which a text tells of a stem of a question. */
export const marksOf = (base: string): readonly string[] =>
  (asking.get(base) ?? []).filter(([parts]) => parts.length === 1).map(([, number]) => `=${number}`)

/** What a question asks in several words: their stems, and the mark of what tells of it. */
export interface AskedPhrase {
  readonly parts: readonly string[]
  readonly mark: string
}

export function askedPhrases(found: readonly string[]): AskedPhrase[] {
  const phrases: AskedPhrase[] = []
  for (const [start, base] of found.entries())
    for (const [parts, number] of asking.get(base) ?? [])
      if (parts.length > 1 && endOf(found, start, parts, GAP_ASKED) >= 0)
        phrases.push({ parts, mark: `=${number}` })
  return phrases
}
