import type { Json } from '../../json/json.ts'
import { requestVerbs } from '../choice/request-verbs.ts'
import { isOpener } from '../mentions/common-openers.ts'
import type { Word } from '../mentions/mention.ts'
import { type Candidate, candidatesFor } from './candidates.ts'
import type { Said } from './said.ts'
import type { Slot } from './slot.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))
const MOST_ITEMS = 50
const LONGEST_ITEM = 5

const intros = list(
  'with using containing contain from have has got add put include including buy get need of tags tag labels items ' +
    'ingredients keywords want order are namely remember about mark',
)
const enders = list(
  'on in to into onto under within that which for please is are at by as so because since but before after when if ' +
    'until then can could should would will something and/or left without and',
)
const fillers = list('some a an the my our also more please just only both either fresh few little')

/** Where the items of a list begin: after a colon, else after a word that introduces them. */
function starts({ words }: Said, own: readonly string[]): number[] {
  const found: number[] = []
  for (const [index, word] of words.entries()) {
    if (word.mark === ':') found.unshift(index + 1)
    else if (own.includes(word.stem) && index + 1 < words.length && word.mark === '') found.unshift(index + 1)
    else if (intros.has(word.lower)) found.push(index + 1)
  }
  return found
}

const isJoiner = (word: Word | undefined): boolean => ['and', '&', 'plus', 'or'].includes(word?.lower ?? '')

/** The items from a place on: "oat milk, coffee and bin bags". */
function itemsFrom({ words, text }: Said, first: number): string[] {
  const items: string[] = []
  let index = first
  let item: Word[] = []
  const close = (): void => {
    const from = item[0]
    const to = item.at(-1)
    if (from && to) items.push(text.slice(from.start, to.end))
    item = []
  }
  while (index < words.length && items.length < MOST_ITEMS) {
    const word = words[index]
    if (!word) break
    if (isJoiner(word)) {
      close()
      if (isOpener(words[index + 1]?.lower ?? '') && !fillers.has(words[index + 1]?.lower ?? '')) break
    } else if (item.length === 0 && fillers.has(word.lower)) {
      index++
      continue
    } else if (enders.has(word.lower) || (item.length === 0 && index > first && requestVerbs.has(word.lower)))
      break
    else item.push(word)
    if (item.length > LONGEST_ITEM) return []
    if (word.mark === ',') close()
    else if (word.mark !== '') break
    index++
  }
  close()
  return items
}

/** Text items by what introduces them, where what they look like says nothing. */
function phrases(said: Said, own: readonly string[]): string[] {
  let best: string[] = []
  for (const first of starts(said, own)) {
    const items = itemsFrom(said, first).filter(item => /\p{L}/u.test(item))
    const isClause = items.some(item => /^(?:you|i|we|it|he|she|they)\b/i.test(item))
    if (!isClause && items.length > best.length) best = items
  }
  return best
}

const unique = (values: readonly Json[]): Json[] => [...new Set(values)]

/** The items of a list argument that a text names; undefined for none. */
export function findList(
  slot: Slot,
  said: Said,
  taken: ReadonlySet<string>,
): { values: Json[]; used: readonly Candidate[] } | undefined {
  const all = candidatesFor(slot, said).filter(({ key }) => !taken.has(key))
  if (slot.choices || (slot.kinds.has('number') && slot.kinds.size === 1)) {
    const numbers = all.filter(({ score }) => score >= 3)
    return numbers.length === 0
      ? undefined
      : { values: unique(numbers.map(({ value }) => value)), used: numbers }
  }
  const best = Math.max(0, ...all.map(({ score }) => score))
  const typed = all.filter(({ score }) => score >= 5)
  const strong = [...slot.kinds.values()].some(weight => weight >= 5)
  if (strong && best >= 4) {
    const near = all.filter(({ score }) => score >= Math.max(4, best - 3.5))
    return { values: unique(near.map(({ value }) => value)), used: near }
  }
  const quoted = said.mentions.filter(({ kind, first }) => kind === 'quotation' && !taken.has(`m${first}`))
  const items = phrases(said, slot.own)
  if (quoted.length > 1 && items.length <= quoted.length)
    return {
      values: quoted.map(({ value }) => value),
      used: all.filter(({ key }) => quoted.some(({ first }) => key === `m${first}`)),
    }
  if (slot.kinds.get('name') === 4) {
    const isQuoted = (first: number): boolean => quoted.some(one => one.first === first)
    const names = all.filter(({ score, first }) => score >= 3 && !isQuoted(first))
    if (names.length > 0) return { values: unique(names.map(({ value }) => value)), used: names }
  }
  if (items.length > 0 && !strong) return { values: items, used: [] }
  return typed.length === 0 ? undefined : { values: unique(typed.map(({ value }) => value)), used: typed }
}
