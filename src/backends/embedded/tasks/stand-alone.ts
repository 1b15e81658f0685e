import { colourPhrases, colourWords, weightyWords } from '../language/colour.ts'
import { nounPhrases } from '../language/noun-phrases.ts'
import { sentences } from '../language/sentences.ts'
import { countWords, withoutOpening } from '../language/shorten.ts'
import { stem } from '../language/stem.ts'
import { firstWord, words } from '../language/words.ts'

const asideStarts =
  /^(?:which|who|whose|whom|where|when|himself|herself|one of|including|our|my|his|her|their|and even|even|incidentally|known|called|nicknamed|affectionately|with|a|an|the|as|like|mine|though|although|by the way|of course)\b/i
const SHORTEST_MAIN = 4

/** Whether a part of a sentence only colours it. */
function isColour(part: string): boolean {
  if (/\d/.test(part)) return false
  const stems = words(part).map(stem)
  if (stems.some(base => weightyWords.has(base))) return false
  return colourPhrases.test(part) || stems.some(base => colourWords.has(base))
}

/** Without what brackets add in passing. */
const withoutBrackets = (sentence: string): string =>
  sentence.replaceAll(/ ?\(([^()]{0,160})\)/g, (all, inside: string) => (isColour(inside) ? '' : all))

/** "Varn, known for its cider, invites offers" without what stands between the commas. */
function withoutAsides(sentence: string): string {
  const parts = sentence.split(', ')
  if (parts.length < 2) return sentence
  const kept = parts.filter((part, index) => index === 0 || !asideStarts.test(part) || !isColour(part))
  if (kept.length === parts.length || countWords(kept.join(' ')) < SHORTEST_MAIN) return sentence
  const dropped = parts.findIndex(part => !kept.includes(part))
  const last = !kept.includes(parts.at(-1) ?? '')
  // After an aside between commas the sentence goes on without them.
  const joined = dropped === 1 && kept.length > 1 ? `${kept[0]} ${kept.slice(1).join(', ')}` : kept.join(', ')
  return last ? `${joined.replace(/[.,]$/, '')}.` : joined
}

const persons = new Set(['he', 'she'])
const isPlural = (text: string): boolean => /[^s]s$/.test(text) || / and /.test(text)

/** What a pronoun at the beginning stands for, where the sentence before names just one thing that it may be. */
function antecedent(pronoun: string, before: string): string | undefined {
  const phrases = nounPhrases(before)
  const [first] = phrases
  const names = phrases.filter(({ isName }) => isName)
  if (persons.has(pronoun))
    return names.length === 1 && names[0]?.text === first?.text ? first?.text : undefined
  if (!first || (!before.startsWith(first.text) && !/^(?:The|Our|A|An|This) /.test(before))) return undefined
  if (!before.slice(0, first.text.length + 6).includes(first.text)) return undefined
  const fitting = phrases.filter(({ text }) => (pronoun === 'they') === isPlural(text))
  if (fitting.length !== 1 || fitting[0] !== first) return undefined
  return before.slice(0, before.indexOf(first.text) + first.text.length)
}

function withoutPronoun(sentence: string, before: string): string {
  const pronoun = firstWord(sentence)
  if (!['he', 'she', 'it', 'they'].includes(pronoun) || before === '') return sentence
  const named = antecedent(pronoun, before)
  return named === undefined ? sentence : `${named}${sentence.slice(pronoun.length)}`
}

/**
 * A statement of a text as it can stand alone: without questions beside it, words that only lead on from the text before, asides that
 * only colour it, and with a pronoun's name where that is sure.
 * @param before the statement before it; empty where that stands before it in the answer as well
 */
export function standAlone(statement: string, before: string): string {
  const all = sentences(statement)
  const told = all.filter(sentence => !sentence.endsWith('?'))
  const text = told.length > 0 && told.length < all.length ? told.join(' ') : statement
  return withoutAsides(withoutPronoun(withoutOpening(withoutBrackets(text)), before))
}
