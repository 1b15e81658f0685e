import { attributeValues } from '../entities/attribute-values.ts'
import { knownList } from '../language/known-lists.ts'
import { nameWords } from '../language/name-words.ts'
import { isObject } from './is-object.ts'
import type { Json, JsonObject } from './json.ts'

const MOST_ITEMS = 50
const DEEPEST = 6

const people = ['Alex Morgan', 'Sara Lindholm', 'David Okafor', 'Mina Park', 'Jonas Weber', 'Lucia Romero']
const towns = ['Lisbon', 'Oslo', 'Dublin', 'Vienna', 'Ghent', 'Turin']

/** Made-up values by the words of the names of fields; `#` stands for a number that differs from item to item. */
const texts: readonly (readonly [names: string, values: readonly string[]])[] = [
  ['email mail', people.map(name => `${name.toLowerCase().replace(' ', '.')}@example.com`)],
  ['username login nickname handle', people.map(name => name.toLowerCase().replace(' ', '_'))],
  ['firstname forename first', people.map(name => name.split(' ')[0] ?? '')],
  ['lastname surname last', people.map(name => name.split(' ')[1] ?? '')],
  ['phone telephone mobile', ['+44 20 7946 010#']],
  ['url website link homepage', ['https://www.example.com/#']],
  ['date birthday birthdate deadline due day', ['2026-05-1#']],
  ['time start end', ['09:3#']],
  ['street address', ['# Harbour Lane', '# Mill Road', '# Station Street']],
  ['postcode zip', ['1234#']],
  ['city town location place venue', towns],
  ['country', ['Portugal', 'Norway', 'Ireland', 'Austria', 'Belgium', 'Italy']],
  ['currency', ['EUR']],
  [
    'company employer organisation brand',
    ['Example Works Ltd', 'Northfield & Sons', 'Bluebird Studio', 'Sample Trading Co'],
  ],
  ['job role position occupation profession', ['teacher', 'engineer', 'nurse', 'gardener', 'baker']],
  ['product item article', ['desk lamp', 'water bottle', 'notebook', 'travel mug', 'umbrella']],
  ['id code sku reference', ['EX-100#']],
  [
    'title headline subject',
    ['A sample title', 'A second look', 'Notes from the field', 'Small steps', 'The long way home'],
  ],
  ['question', ['What is it for?', 'Who is it for?', 'When does it begin?', 'What does it cost?']],
  [
    'answer reply response',
    [
      'It depends on what is needed.',
      'For anybody who asks.',
      'On the day that was agreed.',
      'Less than expected.',
    ],
  ],
  [
    'summary description text body message comment review content note bio about',
    [
      'A short made-up text that serves as an example.',
      'Another made-up text, as an example.',
      'A third example.',
    ],
  ],
  ['genre', ['novel', 'poetry', 'biography', 'mystery']],
  ['colour color', ['blue', 'green', 'red', 'grey', 'yellow']],
  ['name author owner customer user person', people],
]
const numbers: readonly (readonly [names: string, values: readonly number[]])[] = [
  ['id number index rank position', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
  ['age', [34, 27, 45, 52, 31]],
  ['year', [2019, 2021, 2015, 2023]],
  ['price cost amount total salary fee', [19.99, 24.5, 12, 49.95, 8.75]],
  ['stars rating score', [4, 5, 3]],
  ['percent percentage share', [40, 25, 60]],
]

const pick = <Value>(values: readonly Value[], turn: number): Value | undefined =>
  values[turn % values.length]

const byName = <Value>(
  table: readonly (readonly [string, readonly Value[]])[],
  words: readonly string[],
  turn: number,
): Value | undefined => {
  for (const word of words.toReversed()) {
    const row = table.find(([names]) => names.split(' ').includes(word))
    if (row) return pick(row[1], turn)
  }
  return undefined
}

function inventText(words: readonly string[], turn: number): string {
  const joined = words.join('')
  const said =
    byName(texts, [...words, joined], turn) ?? pick(attributeValues.get(words.at(-1) ?? '') ?? [], turn)
  const known = said === undefined ? pick(knownList(words) ?? [], turn) : undefined
  return (said ?? known ?? `sample ${words.join(' ')}${turn === 0 ? '' : ` ${turn + 1}`}`).replace(
    '#',
    String(turn + 1),
  )
}

const numeric = new Set(
  'age year price cost amount total salary fee stars rating score percent percentage quantity qty count stock weight height duration minutes calories population'.split(
    ' ',
  ),
)

function typeFor({ type, properties, items }: JsonObject, words: readonly string[]): string {
  if (typeof type === 'string') return type
  if (properties !== undefined) return 'object'
  if (items !== undefined) return 'array'
  if (words.some(word => numeric.has(word))) return 'number'
  return /^(?:is|has|can|should)$/.test(words[0] ?? '') ? 'boolean' : 'string'
}

/**
 * A made-up value for a schema, where a request wants an example.
 * @param turn another one for every item of a list
 */
export function invent(name: string, schema: JsonObject, turn = 0, count = 3, depth = 0): Json {
  const words = nameWords(name)
  if (Array.isArray(schema.enum)) return pick(schema.enum, turn) ?? null
  const type = typeFor(schema, words)
  if (type === 'boolean') return turn % 2 === 0
  if (type === 'number' || type === 'integer') {
    const value = byName(numbers, words, turn) ?? turn + 1
    return type === 'integer' ? Math.round(value) : value
  }
  if (depth > DEEPEST) return type === 'array' ? [] : type === 'object' ? {} : ''
  if (type === 'array') {
    const items = isObject(schema.items) ? schema.items : {}
    const single = words.map(word => word.replace(/s$/, '')).join('_')
    const known = typeFor(items, words) === 'string' ? knownList(words) : undefined
    return Array.from(
      { length: Math.min(count, MOST_ITEMS) },
      (_, index) => known?.[index] ?? invent(single, items, index, 3, depth + 1),
    )
  }
  if (type === 'object') {
    const members = Object.entries(isObject(schema.properties) ? schema.properties : {})
    return Object.fromEntries(
      members.map(([own, member]) => [own, invent(own, isObject(member) ? member : {}, turn, 3, depth + 1)]),
    )
  }
  return inventText(words, turn)
}
