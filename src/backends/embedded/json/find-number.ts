import { nameWords } from '../language/name-words.ts'
import { readNumber } from '../language/read-number.ts'
import { stem } from '../language/stem.ts'
import type { Source } from './read-source.ts'

/** What a number counts or measures may stand so many words away from it. */
const REACH = 3

const units: readonly (readonly string[])[] = [
  'amount price cost total sum budget fee payment usd eur gbp dollar euro pound value refund'.split(' '),
  'count quantity number qty many item piece unit people person guest passenger traveller ticket seat copy'.split(
    ' ',
  ),
  'limit max maximum top first result most size'.split(' '),
  'duration length minute hour day night week month year second'.split(' '),
  'percent percentage rate discount ratio share confidence probability likelihood certainty'.split(' '),
  'temperature degree celsius fahrenheit'.split(' '),
  'distance radius km kilometre kilometer mile metre meter within'.split(' '),
  'rating score star'.split(' '),
  'age old year'.split(' '),
].map(group => group.map(stem))
const COUNT = stem('count')

function amount(text: string): number | undefined {
  const bare = text.replace(/^[#$\u20ac\u00a3]/, '').replace(/[%$\u20ac\u00a3\u00b0]$/, '')
  const negative = bare.startsWith('-')
  const value = readNumber(negative ? bare.slice(1) : bare.toLowerCase())
  return value === undefined ? undefined : negative ? -value : value
}

const unitOf = (text: string): string =>
  /[$\u20ac\u00a3]/.test(text) ? stem('amount') : text.endsWith('%') ? stem('percent') : ''

/**
 * The number that belongs to a member by the words near it, else the only number of the text.
 * @param taken numbers already given to other members, by their place in the text
 */
export function findNumber(
  name: string,
  description: string,
  source: Source,
  taken: Set<number>,
): number | undefined {
  const own = nameWords(name).map(stem)
  const related = new Set(units.filter(group => group.some(unit => own.includes(unit))).flat())
  const described = new Set(nameWords(description).map(stem))
  let best: { value: number; index: number; rank: number } | undefined
  let numbers = 0
  for (const [index, token] of source.tokens.entries()) {
    const value = amount(token.text)
    if (value === undefined) continue
    numbers++
    if (taken.has(index)) continue
    let rank = 0
    for (let away = -REACH; away <= REACH; away++) {
      const near = away === 0 ? unitOf(token.text) : (source.stems[index + away] ?? '')
      const weight = own.includes(near)
        ? 3
        : related.has(near)
          ? 2
          : described.has(near) && near.length > 3
            ? 1
            : 0
      rank = Math.max(rank, weight * 10 - Math.abs(away) + (away > 0 ? 0.5 : 0))
    }
    if (rank > (best?.rank ?? 0)) best = { value, index, rank }
  }
  // A text's only number is no score and no distance where nothing says so; it may well count something.
  if (best === undefined && numbers === 1 && (related.size === 0 || related.has(COUNT))) {
    const index = source.tokens.findIndex(token => amount(token.text) !== undefined)
    const token = source.tokens[index]
    const value = amount(token?.text ?? '')
    if (token && value !== undefined && !taken.has(index) && readNumber(token.lower.charAt(0)) !== undefined)
      best = { value, index, rank: 0 }
  }
  if (best) taken.add(best.index)
  return best?.value
}
