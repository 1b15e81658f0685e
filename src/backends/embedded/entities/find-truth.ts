import { opposites } from '../language/opposites.ts'
import { stem } from '../language/stem.ts'
import { synonyms } from '../language/synonyms.ts'
import type { Field } from './field.ts'
import type { ReadText } from './read-text.ts'

const negative = new Set(
  'no not never nobody none nothing neither without cannot impossible excluded prohibited forbidden unavailable unable nor refused declined denied'.split(
    ' ',
  ),
)
const isNegated = (word: string): boolean => negative.has(word) || word.endsWith("n't")

/** What says a thing in other words. */
const wordings: readonly (readonly [name: string, said: RegExp])[] = [
  ['refund', /\bmoney back\b|\breimburs/i],
  ['urgent', /\basap\b|\bas soon as possible\b|\b(?:straight|right) away\b|\bimmediately\b|\burgent/i],
  ['free', /\bfree of charge\b|\bno charge\b|\bcomplimentary\b|\bfor free\b|\bcosts nothing\b/i],
  ['callback', /\b(?:call|ring|phone) me\b|\bcall back\b/i],
  ['replacement', /\b(?:a new one|replace it|another one instead|swap)\b/i],
  ['mandatory', /\b(?:compulsory|obligatory|mandatory|required|must (?:attend|come|take part))\b/i],
  ['compulsory', /\b(?:compulsory|obligatory|mandatory|required)\b/i],
  ['available', /\bin stock\b|\bavailable\b|\bstill have\b/i],
  ['damaged', /\b(?:damaged|broken|cracked|dented|scratched|torn)\b/i],
  ['paid', /\b(?:paid|settled)\b/i],
  ['optional', /\b(?:optional|voluntary)\b/i],
  ['resolved', /\b(?:resolved|solved|fixed|closed)\b/i],
  ['cancelled', /\b(?:cancell?ed|called off)\b/i],
  ['accessible', /\bstep-free\b|\bwheelchair/i],
  ['remote', /\bfrom home\b|\bhome office\b|\bremotely\b|\bhybrid\b/i],
]

/** Whether the text says that something is so; undefined where it does not speak of it. */
export function findTruth({ segments }: ReadText, field: Field): boolean | undefined {
  const own = new Set(
    field.words
      .filter(
        word =>
          ![
            'is',
            'has',
            'should',
            'was',
            'are',
            'can',
            'include',
            'included',
            'required',
            'needed',
            'allowed',
            'available',
          ].includes(word),
      )
      .map(stem),
  )
  const bases = own.size > 0 ? own : new Set(field.words.map(stem))
  const groups = new Set([...bases].flatMap(base => synonyms.get(base) ?? []))
  const shows = (base: string): boolean =>
    bases.has(base) ||
    (field.cues.has(base) && (field.cues.get(base) ?? 0) > 0.4) ||
    (synonyms.get(base) ?? []).some(group => groups.has(group))
  const freed =
    field.words.length > 1 && field.words.at(-1) === 'free' ? field.words.slice(0, -1).map(stem) : []
  const wording = wordings.find(([name]) => field.words.includes(name))?.[1]
  const worded = wording && segments.find(({ text }) => wording.test(text))
  if (worded) {
    const { index, 0: said } = wording.exec(worded.text) ?? { index: 0, 0: '' }
    const before = worded.text.slice(0, index).split(/[,;]/).at(-1) ?? ''
    const after = worded.text.slice(index + said.length).split(/[,;]| and | but /, 1)[0] ?? ''
    return !`${before} ${after}`.split(/[^\p{L}'\u2019]+/u).some(word => isNegated(word.toLowerCase()))
  }
  const states = [...bases].filter(base => opposites.has(base))
  for (const { words, text, start } of segments) {
    // "No accidents" for what is free of accidents.
    const without = words.findIndex(({ base }) => freed.includes(base))
    if (without >= 0)
      return (
        words.some(({ lower }, index) => isNegated(lower) && Math.abs(index - without) <= 3) ||
        /\bfree\b/i.test(text)
      )
    const opposed = states.find(base => words.some(one => opposites.get(base)?.has(one.base)))
    const told = [...bases].filter(base => base !== opposed)
    if (opposed !== undefined && told.length > 0 && told.every(base => words.some(one => one.base === base)))
      return words.some(({ lower }) => isNegated(lower))
    const at = words.findIndex(({ base }) => shows(base))
    if (at < 0) continue
    const answered = /[:=|]\s*(yes|no|true|false|y|n)\b/i.exec(text)
    if (answered) return /^(?:y|t)/i.test(answered[1] ?? '')
    return !words.some(({ lower }, index) => {
      if (!isNegated(lower) || Math.abs(index - at) > 6) return false
      const [low, high] = index < at ? [words[index], words[at]] : [words[at], words[index]]
      const between = text.slice((low?.end ?? 0) - start, (high?.start ?? 0) - start)
      // "Large garden, no garage": what comes after a comma denies what follows it.
      return index < at ? !/[,;]/.test(between) : !/[,;]|\b(?:and|but)\b/.test(between)
    })
  }
  return undefined
}
