import { stem } from '../language/stem.ts'
import { stopWords } from '../language/stop-words.ts'
import { words } from '../language/words.ts'
import { antecedent, type Candidate, type Sought, withDeterminer } from './antecedents.ts'
import type { Turn } from './dialogue.ts'
import type { NounPhrase } from './noun-phrases.ts'
import { prepositions, strip, verbs } from './question-words.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const possessives: ReadonlyMap<string, Sought> = new Map([
  ['its', 'thing'],
  ['their', 'things'],
  ['his', 'he'],
])
const pronouns: ReadonlyMap<string, Sought> = new Map([
  ['it', 'thing'],
  ['they', 'things'],
  ['them', 'things'],
  ['he', 'he'],
  ['him', 'he'],
  ['she', 'she'],
])
const afterExpletive = list(
  'possible true ok okay necessary allowed safe better worth legal common normal raining snowing rain snow required mandatory too important advisable hard easy free cheaper enough',
)
/** After these "that" begins a clause, and stands for nothing. */
const clauseVerbs = list('say says said think know mean means so sure such believe heard hear suppose happy')

const possessive = (name: string): string => (name.endsWith('s') ? `${name}'` : `${name}'s`)

export const lastOf = (turns: readonly Turn[], role: Turn['role']): string =>
  turns.findLast(turn => turn.role === role)?.text ?? ''

/** "How do I renew my passport?" asks about renewing it: what "it takes" and "it costs" are said of. */
function gerundOf(turns: readonly Turn[]): string | undefined {
  const match =
    /\b(?:how (?:do|can|could|should|would) (?:i|we|you)|(?:i|we) (?:want|need|would like|have) to|(?:i|we)'d like to|can i|can we|how to|(?:do|does|can|could|will) (?:you|they))\s+(\p{L}+)((?:\s+[\p{L}\p{N}'-]+){0,6})/iu.exec(
      lastOf(turns, 'user'),
    )
  if (!match) return undefined
  const [, verb = '', rest = ''] = match
  const lower = verb.toLowerCase()
  const base =
    /e$/.test(lower) && !/ee$/.test(lower)
      ? lower.slice(0, -1)
      : /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(lower)
        ? `${lower}${lower.slice(-1)}`
        : lower
  return `${base}ing${rest}`.trim()
}

/** A phrase of the conversation that ends in a noun: "that branch" is the Hove branch. */
function named(known: readonly Candidate[], noun: string): string | undefined {
  const base = stem(noun.toLowerCase())
  const found = known.find(
    ({ phrase }) => words(phrase.text).length > 1 && words(phrase.text).some(word => stem(word) === base),
  )
  return found && withDeterminer(found.phrase)
}

/** The sentence with each pronoun replaced by what it stands for. */
export function resolvePronouns(
  sentence: string,
  turns: readonly Turn[],
  known: readonly Candidate[],
): { text: string; changed: boolean } {
  const parts = sentence.split(/\s+/)
  const spoken = parts.map(part => strip(part).toLowerCase())
  let changed = false
  const used = new Set<NounPhrase>()
  const put = (index: number, replacement: string): void => {
    const part = parts[index] ?? ''
    const bare = strip(part)
    const tail = part.slice(part.indexOf(bare) + bare.length)
    const contraction = /['\u2019](s|re|ll|d|ve)$/.exec(bare)?.[1]
    const verb =
      contraction === undefined
        ? ''
        : contraction === 's'
          ? ' is'
          : contraction === 're'
            ? ' are'
            : contraction === 'll'
              ? ' will'
              : contraction === 'd'
                ? ' would'
                : ' have'
    parts[index] = `${replacement}${verb}${tail}`
    changed = true
  }
  for (const [index, word] of spoken.entries()) {
    const next = spoken[index + 1] ?? ''
    const before = spoken[index - 1] ?? ''
    const bare = word.replace(/['\u2019](?:s|re|ll|d|ve)$/, '')
    const sought = pronouns.get(bare)
    if (sought !== undefined) {
      if (
        bare === 'it' &&
        (afterExpletive.has(next) ||
          (['is', 'was'].includes(before) && afterExpletive.has(next)) ||
          /^(?:rain|snow)/.test(next))
      )
        continue
      const verb = spoken.slice(index + 1).find(one => one !== '')
      const gerund =
        bare === 'it' && ['take', 'cost', 'takes', 'costs'].includes(verb ?? '') ? gerundOf(turns) : undefined
      if (gerund && verb !== undefined) {
        put(index, gerund)
        continue
      }
      const free = known.filter(({ phrase }) => !used.has(phrase))
      const found = antecedent(free, sought, sentence) ?? antecedent(known, 'any', sentence)
      if (found) {
        put(index, withDeterminer(found))
        if (bare === 'he' || bare === 'she' || bare === 'they') used.add(found)
      }
      continue
    }
    const owner = possessives.get(word) ?? (word === 'her' ? 'she' : undefined)
    if (owner !== undefined) {
      const found = antecedent(known, owner, sentence) ?? antecedent(known, 'any', sentence)
      const isOwner = word !== 'her' || (next !== '' && !prepositions.has(next) && !stopWords.has(next))
      if (found) put(index, isOwner ? possessive(withDeterminer(found)) : withDeterminer(found))
      continue
    }
    if (
      word === 'there' &&
      !['is', 'are', 'was', 'were', 'be', 'a', 'any', 'an'].includes(next) &&
      !['is', 'are', 'was', 'were', 'will'].includes(before)
    ) {
      const found = antecedent(known, 'place', sentence)
      const motion = ['get', 'go', 'travel', 'drive', 'fly', 'ship', 'deliver', 'walk', 'come'].includes(
        before,
      )
      if (found)
        put(
          index,
          `${motion ? 'to' : 'at'} ${withDeterminer(found)}`.replace(/^at (?=\p{Lu}\p{Ll}+$)/u, 'in '),
        )
      continue
    }
    if (['that', 'this', 'these', 'those', 'such'].includes(word) && !clauseVerbs.has(before)) {
      const isNoun =
        next !== '' &&
        !stopWords.has(next) &&
        !verbs.has(next) &&
        !prepositions.has(next) &&
        !pronouns.has(next) &&
        !['too', 'also', 'now', 'please', 'instead'].includes(next) &&
        !(parts[index] ?? '').match(/[?.,!]$/)
      if (isNoun) {
        const plain = [
          'month',
          'week',
          'year',
          'time',
          'weekend',
          'evening',
          'morning',
          'day',
          'summer',
          'winter',
        ].includes(next)
        const found = plain ? undefined : named(known, next)
        const thing = found ?? undefined
        if (thing) {
          put(index, thing)
          parts[index + 1] = (parts[index + 1] ?? '').replace(strip(parts[index + 1] ?? ''), '')
        } else if (!plain) {
          const other = antecedent(known, 'any', sentence)
          if (other && !words(other.text).includes(next))
            parts[index + 1] =
              `${parts[index + 1]?.replace(/[?.!,]+$/, '')} of ${withDeterminer(other)}${/[?.!]+$/.exec(parts[index + 1] ?? '')?.[0] ?? ''}`
          if (other) {
            put(index, 'the')
          }
        }
        continue
      }
      const found =
        antecedent(known, ['these', 'those'].includes(word) ? 'things' : 'that', sentence) ??
        antecedent(known, 'any', sentence)
      if (found) put(index, withDeterminer(found))
      continue
    }
    if (
      (word === 'one' || word === 'ones') &&
      index > 0 &&
      !['no', 'every', 'any', 'some', 'more', 'at', 'per', 'for', 'least'].includes(before) &&
      !(parts[index] ?? '').match(/^\d/)
    ) {
      const found = antecedent(known, 'any', sentence)
      const head = found?.text.split(' ').at(-1)
      if (head && found && !found.isName) put(index, word === 'ones' && !found.isPlural ? `${head}s` : head)
      else if (head && found && /\s\p{Ll}+$/u.test(found.text)) put(index, head)
    }
  }
  return {
    text: parts
      .filter(part => part !== '')
      .join(' ')
      .replace(/\ba (?=the )/g, ''),
    changed,
  }
}
