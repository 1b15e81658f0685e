import { irregularForms } from './irregular-forms.ts'

const LONGEST = 40

/** `y` is a vowel after a consonant. */
function isVowel(word: string, index: number): boolean {
  const letter = word.charCodeAt(index)
  if (letter === 0x79) return index > 0 && !isVowel(word, index - 1)
  return letter === 0x61 || letter === 0x65 || letter === 0x69 || letter === 0x6f || letter === 0x75
}

/** How many times a vowel is followed by a consonant: Porter's measure. */
function measure(word: string): number {
  let count = 0
  let previous = false
  for (let index = 0; index < word.length; index++) {
    const vowel = isVowel(word, index)
    if (previous && !vowel) count++
    previous = vowel
  }
  return count
}

function hasVowel(word: string): boolean {
  for (let index = 0; index < word.length; index++) if (isVowel(word, index)) return true
  return false
}

function endsInShortSyllable(word: string): boolean {
  const last = word.length - 1
  if (last < 2 || 'wxy'.includes(word.charAt(last))) return false
  return !isVowel(word, last - 2) && isVowel(word, last - 1) && !isVowel(word, last)
}

function withoutPlural(word: string): string {
  if (!word.endsWith('s') || word.endsWith('ss') || word.endsWith('us') || word.endsWith('is')) return word
  if (word.endsWith('sses') || word.endsWith('xes') || word.endsWith('ches') || word.endsWith('shes'))
    return word.slice(0, -2)
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.slice(0, -1)
}

function withoutTense(word: string): string {
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word
  const ending = word.endsWith('ing') ? 3 : word.endsWith('ed') ? 2 : 0
  const rest = word.slice(0, word.length - ending)
  if (ending === 0 || !hasVowel(rest)) return word
  if (
    (rest.endsWith('at') && !/[eo]at$/.test(rest.replace(/creat$/, ''))) ||
    rest.endsWith('bl') ||
    rest.endsWith('iz') ||
    rest.endsWith('is')
  )
    return `${rest}e`
  const last = rest.slice(-1)
  if (last === rest.at(-2) && !'aeioulsz'.includes(last)) return rest.slice(0, -1)
  return measure(rest) === 1 && endsInShortSyllable(rest) ? `${rest}e` : rest
}

/** Suffixes by their last two letters, longest first, each with what replaces it. */
const suffixes: ReadonlyMap<string, readonly (readonly [string, string])[]> = (() => {
  const pairs = [
    'ational:ate tional:tion ization:ize isation:ise fulness:ful ousness:ous iveness:ive biliti:ble',
    'ability:able ibility:ible ement:e ment: ation:ate ition:it ance: ence: able: ible: ness: ship:',
    'ive:ive ize:ise ically:ic ally:al ly: ful: ous: ion: al: er:e or:',
  ]
  const map = new Map<string, [string, string][]>()
  for (const pair of pairs.join(' ').split(' ')) {
    const [suffix = '', replacement = ''] = pair.split(':')
    const key = suffix.slice(-2)
    map.set(key, [...(map.get(key) ?? []), [suffix, replacement]])
  }
  return map
})()

function withoutSuffix(word: string): string {
  for (const [suffix, replacement] of suffixes.get(word.slice(-2)) ?? []) {
    if (!word.endsWith(suffix)) continue
    const rest = word.slice(0, -suffix.length)
    return rest.length > 2 && measure(rest) > 0 ? rest + replacement : word
  }
  return word
}

/** Words that a rule would join with strangers. */
const exceptions: ReadonlyMap<string, string> = new Map([
  ['allowance', 'allowance'],
  ['allowances', 'allowance'],
  ['early', 'early'],
  ['news', 'news'],
  ['business', 'business'],
  ['businesses', 'business'],
  ['university', 'university'],
  ['universal', 'universal'],
])

/**
 * What the inflections of an English word have in common, after Porter's algorithm and simpler: `migrations`,
 * `migrating` and `migrated` meet at `migrat`. Words with digits lose only a plural s.
 * @param word in lower case
 */
export function stem(word: string): string {
  const exception = exceptions.get(word)
  if (exception !== undefined) return exception
  const own = word.endsWith("'s") ? word.slice(0, -2) : word
  const bare = irregularForms.get(own) ?? own
  if (bare.length < 4 || bare.length > LONGEST) return bare
  const first = bare.charCodeAt(0)
  if (first < 0x61 || first > 0x7a) return bare.endsWith('s') ? bare.slice(0, -1) : bare
  const base = withoutSuffix(withoutTense(withoutPlural(bare)))
  if (
    base.length > 4 &&
    base.endsWith('e') &&
    (measure(base.slice(0, -1)) > 1 || !endsInShortSyllable(base.slice(0, -1)))
  )
    return base.slice(0, -1)
  return base.length > 3 && base.endsWith('y') ? `${base.slice(0, -1)}i` : base
}
