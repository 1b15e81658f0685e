import { deeds } from './meanings/deeds.ts'
import { life } from './meanings/life.ts'
import { notions } from './meanings/notions.ts'
import { technology } from './meanings/technology.ts'
import { topics } from './meanings/topics.ts'
import { work } from './meanings/work.ts'
import { stem } from './stem.ts'

/** Classes of words that mean about the same, and topics, by the stem of a word. */
export interface Meanings {
  readonly ofWord: ReadonlyMap<string, readonly number[]>
  /** Of two words, their stems joined by a space. */
  readonly ofPair: ReadonlyMap<string, readonly number[]>
  /** With what such pairs begin. */
  readonly pairBeginnings: ReadonlySet<string>
}

const linesOf = (text: string): string[] => text.trim().split('\n')

function readClasses(lines: readonly string[]): Meanings {
  const [ofWord, ofPair] = [new Map<string, number[]>(), new Map<string, number[]>()]
  for (const [index, line] of lines.entries())
    for (const entry of line.trim().split(' ')) {
      const stems = entry.split('_').map(stem)
      const found = stems.length > 1 ? ofPair : ofWord
      const key = stems.join(' ')
      const classes = found.get(key) ?? []
      if (!classes.includes(index)) found.set(key, [...classes, index])
    }
  const pairBeginnings = new Set([...ofPair.keys()].map(pair => pair.slice(0, pair.indexOf(' '))))
  return { ofWord, ofPair, pairBeginnings }
}

/** Read when first asked for: the start of the server does not wait for it. */
function lazily(read: () => Meanings): () => Meanings {
  let known: Meanings | undefined
  return () => {
    known ??= read()
    return known
  }
}

/** Which words mean about the same. */
export const meanings = lazily(() => readClasses([life, deeds, work, technology, notions].flatMap(linesOf)))

/** Which words are used of the same thing. */
export const topicsOf = lazily(() => readClasses(linesOf(topics)))
