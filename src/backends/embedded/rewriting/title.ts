import { sentences } from '../language/sentences.ts'
import { stem } from '../language/stem.ts'
import { stopWords } from '../language/stop-words.ts'
import { words } from '../language/words.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const greetings =
  /^(?:(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|morning|thanks|thank you|greetings)\b[^,.!\n]{0,30}[,.!\n]+\s*)+/i
const closings =
  /^(?:best|kind|warm)?\s*(?:regards|thanks|thank you|cheers|sincerely|yours|best|many thanks)\b/i
/** Left out of a title where they say nothing. */
const dropped = list(
  'the a an my our your his her their i we you he she it they me us him them this that these those is are was were am been be has have had do does did will would just also very really so already still please again here there who which what',
)
/** No title begins or ends with these. */
const dangling = list(
  'of for in on at to from with by and or but as about into than because so if when while per not no over under after before since until then whenever between during that who which is are was were the a an can could should may cannot always never whether how why where',
)
const weakWords = list(
  'year years day days time thing things people way lot help question problem issue today yesterday tomorrow new one two three able need want know try tried get got make made use used say said tell told look looking work working see hi hello dear team all some each last next first every something anything wrong doing going come came perhaps try',
)
const SHORTEST = 2

interface Word {
  readonly text: string
  readonly lower: string
  readonly base: string
  readonly ends: boolean
}

function wordsOf(sentence: string): Word[] {
  return [...sentence.matchAll(/\S+/g)].flatMap(([raw]) => {
    const text = raw.replace(/^[^\p{L}\p{N}$\u20ac\u00a3#]+|[^\p{L}\p{N}%]+$/gu, '')
    if (text === '') return []
    const lower = text.toLowerCase().replaceAll('\u2019', "'")
    return [{ text, lower, base: stem(lower), ends: /[,;:.!?)]["'\u201d]?$/.test(raw) }]
  })
}

/** How much each stem of a text says of what it is about. */
function weights(all: readonly (readonly Word[])[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const [index, sentence] of all.entries())
    for (const [at, { lower, base, text }] of sentence.entries()) {
      if (stopWords.has(lower) || dropped.has(lower) || /^\d/.test(lower)) continue
      const early = index === 0 ? 1 : index === 1 ? 0.6 : 0.4
      const name = at > 0 && /^\p{Lu}/u.test(text) ? 0.3 : 0
      const weight = (weakWords.has(lower) ? 0.15 : early + name) * (/(?:ly|ing)$/.test(lower) ? 0.7 : 1)
      found.set(base, (found.get(base) ?? 0) + weight)
    }
  return found
}

interface Titled {
  readonly text: string
  readonly score: number
}

/** The best run of words of a clause, without its articles and pronouns. */
function bestRun(
  sentence: readonly Word[],
  order: number,
  weightOf: ReadonlyMap<string, number>,
  most: number,
): Titled | undefined {
  let best: Titled | undefined
  for (let start = 0; start < sentence.length; start++) {
    const first = sentence[start]
    if (!first || dropped.has(first.lower) || dangling.has(first.lower) || stopWords.has(first.lower))
      continue
    const run: Word[] = []
    const seen = new Set<string>()
    let score = 0
    for (let index = start; index < sentence.length && index < start + most * 2 + 4; index++) {
      const word = sentence[index]
      if (!word) break
      const isDropped = dropped.has(word.lower)
      if (!isDropped) {
        run.push(word)
        if (!seen.has(word.base)) score += weightOf.get(word.base) ?? 0
        if (stopWords.has(word.lower)) score -= 0.12
        seen.add(word.base)
      }
      if (run.length > most) break
      const ends = !isDropped && !dangling.has(word.lower) && !stopWords.has(word.lower)
      const complete =
        index === sentence.length - 1 ||
        word.ends ||
        dangling.has(sentence[index + 1]?.lower ?? '') ||
        dropped.has(sentence[index + 1]?.lower ?? '')
      if (ends && run.length >= SHORTEST) {
        const whole =
          start === 0 ||
          sentence[start - 1]?.ends ||
          dropped.has(sentence[start - 1]?.lower ?? '') ||
          dangling.has(sentence[start - 1]?.lower ?? '')
        const value =
          score / Math.sqrt(run.length + 1.5) + (complete ? 0.25 : -0.5) + (whole ? 0.2 : -0.2) - order * 0.05
        if (!best || value > best.score) best = { text: run.map(({ text }) => text).join(' '), score: value }
      }
      if (word.ends && !/^\d/.test(word.lower)) break
    }
  }
  return best
}

const withCapital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/**
 * A title for a text: its most telling run of words, at most so many.
 * @param most at least 1
 */
export function writeTitle(text: string, most: number): string {
  const body = text
    .split('\n')
    .map(line =>
      line
        .trim()
        .replace(/^(?:[-*#>]+\s*)+/, '')
        .replace(/^(?:user|human|customer|assistant|ai|bot|agent|client|q|a)\s*:\s*/i, '')
        .replace(greetings, ''),
    )
    .filter(line => line !== '' && !closings.test(line))
    .join('\n')
  const all = body
    .split('\n')
    .flatMap(line => sentences(line))
    .slice(0, 40)
    .map(wordsOf)
    .filter(found => found.length > 0)
  const weightOf = weights(all)
  const runs = all.slice(0, 12).flatMap((sentence, order) => bestRun(sentence, order, weightOf, most) ?? [])
  const best = runs.sort((one, other) => other.score - one.score)[0]
  if (best) return withCapital(best.text)
  const plain = words(body)
    .filter(word => !stopWords.has(word))
    .slice(0, most)
  return withCapital(plain.join(' ')) || 'Untitled'
}
