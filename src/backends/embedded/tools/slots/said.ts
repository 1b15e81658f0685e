import { readYear } from '../mentions/calendar.ts'
import type { Mention, Word } from '../mentions/mention.ts'
import { readMentions } from '../mentions/read-mentions.ts'
import { readWords } from '../mentions/read-words.ts'

/** What somebody said, read once for all tools. */
export interface Said {
  readonly text: string
  readonly words: readonly Word[]
  readonly mentions: readonly Mention[]
  /** The places of every stem and of every word in lower case. */
  readonly places: ReadonlyMap<string, readonly number[]>
}

/** Of each text so much is read for arguments. */
const READ = 8_192

/** @param year of dates without one */
export function readSaid(whole: string, today: string | undefined, year?: number): Said {
  const text = whole.slice(0, READ)
  const words = readWords(text)
  const places = new Map<string, number[]>()
  const add = (key: string, index: number): void => {
    const known = places.get(key)
    if (known === undefined) places.set(key, [index])
    else if (known.at(-1) !== index) known.push(index)
  }
  for (const [index, { stem, lower }] of words.entries()) {
    add(stem, index)
    add(lower, index)
  }
  return { text, words, mentions: readMentions(text, words, today, readYear(words) ?? year), places }
}

const deniers: ReadonlySet<string> = new Set(
  "no not never without don't doesn't isn't aren't won't shouldn't nor neither skip except disable exclude avoid".split(
    ' ',
  ),
)

/** Whether the word at a place is denied by one of the words right before it. */
export function isDenied({ words }: Pick<Said, 'words'>, place: number, reach = 3): boolean {
  for (let index = place - 1; index >= Math.max(0, place - reach); index--) {
    const word = words[index]
    if (word?.mark !== '') return false
    if (deniers.has(word.lower)) return true
  }
  return false
}
