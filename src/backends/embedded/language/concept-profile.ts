import { concepts } from './concepts.ts'
import { stem } from './stem.ts'
import { stopWords } from './stop-words.ts'

/** How strongly a text or a label stands for concepts, by their number. */
export type Profile = Map<number, number>

interface Phrase {
  readonly concept: number
  readonly parts: readonly string[]
}

const PHRASE = 1.6
const NAME_OF_NAME = 1.2
const WORD_OF_NAME = 0.4
const LONGEST_NAME = 3

function indexed(pick: (number: number) => Iterable<string>): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>()
  for (const [number] of concepts.entries())
    for (const word of pick(number)) found.set(word, [...(found.get(word) ?? []), number])
  return found
}

const byName = indexed(number => concepts[number]?.names ?? [])
const byWord = indexed(
  number => new Set([...(concepts[number]?.names ?? []), ...(concepts[number]?.words ?? [])]),
)
const byFirst: ReadonlyMap<string, readonly Phrase[]> = (() => {
  const found = new Map<string, Phrase[]>()
  for (const [concept, { phrases }] of concepts.entries())
    for (const parts of phrases) {
      const first = parts[0] ?? ''
      found.set(first, [...(found.get(first) ?? []), { concept, parts }])
    }
  return found
})()

const raise = (profile: Profile, concept: number, weight: number): void => {
  profile.set(concept, (profile.get(concept) ?? 0) + weight)
}

/**
 * The concepts that a text talks of. A word that belongs to many says less for each; repeats say nothing.
 * @param found lower-case words, in order
 */
export function textProfile(found: readonly string[]): Profile {
  const profile: Profile = new Map()
  const seen = new Set<string>()
  for (const [index, word] of found.entries()) {
    for (const { concept, parts } of byFirst.get(word) ?? []) {
      if (!parts.every((part, at) => found[index + at] === part)) continue
      const id = `${concept} ${parts.join(' ')}`
      if (!seen.has(id)) raise(profile, concept, PHRASE)
      seen.add(id)
    }
    const base = stem(word)
    if (seen.has(base)) continue
    seen.add(base)
    const meant = byWord.get(base) ?? []
    const weight = (stopWords.has(word) ? 0.25 : 1) / Math.sqrt(Math.max(1, meant.length))
    for (const concept of meant) raise(profile, concept, weight)
  }
  return profile
}

/** The concepts that a name stands for, all its words together counting most: `lost_card`, `order status`. */
export function nameProfile(name: readonly string[]): Profile {
  const profile: Profile = new Map()
  const whole = stem(name.join(''))
  if (name.length > 1 && name.length <= LONGEST_NAME)
    for (const concept of byName.get(whole) ?? []) raise(profile, concept, 2 * NAME_OF_NAME)
  for (const word of name) {
    const base = stem(word)
    const named = byName.get(base) ?? []
    const share = stopWords.has(word) && name.length > 1 ? 0.2 : 1
    for (const concept of named) raise(profile, concept, (NAME_OF_NAME * share) / Math.sqrt(named.length))
    const shown = (byWord.get(base) ?? []).filter(concept => !named.includes(concept))
    for (const concept of shown) raise(profile, concept, (WORD_OF_NAME * share) / Math.sqrt(shown.length))
  }
  return profile
}
