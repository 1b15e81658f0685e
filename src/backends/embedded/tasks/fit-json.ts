import { type DeclaredType, declaredMembers } from '../json/declared-members.ts'
import { isObject } from '../json/is-object.ts'
import type { Json } from '../json/json.ts'
import { contentStems } from '../language/content-stems.ts'
import { knownList } from '../language/known-lists.ts'
import { nameWords } from '../language/name-words.ts'
import { nounPhrases } from '../language/noun-phrases.ts'
import { readNumber } from '../language/read-number.ts'
import { sentences } from '../language/sentences.ts'
import { words } from '../language/words.ts'
import type { Assignment } from '../read-assignment.ts'
import { itemsIn } from './list-items.ts'
import { extract } from './summarise.ts'

const MOST_ITEMS = 5
const asksForArray =
  /\bjson[ -](?:array|list)\b|\b(?:array|list) of (?:strings|numbers|names|objects|integers)\b|\bas (?:an|a) (?:array|list)\b/i
const things: ReadonlySet<string> = new Set('product item article thing goods object dish'.split(' '))
const statements: ReadonlySet<string> = new Set(
  'summary overview abstract gist description text statement reason explanation problem issue comment note message content answer rationale'.split(
    ' ',
  ),
)
const allowsNull = /\bnull\b/i
const presses =
  /\b(?:urgent(?:ly)?|right away|immediately|at once|asap|as soon as possible|emergency|today|cannot wait|can't wait)\b/i

function parse(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}

/** How many things are asked for: "the three colours". */
const countIn = (instruction: string): number | undefined =>
  words(instruction)
    .map(readNumber)
    .find(value => value !== undefined && value > 0 && value <= 50 && Number.isInteger(value))

function arrayFor(instruction: string, material: string): Json[] {
  const count = countIn(instruction)
  const known = knownList(words(instruction))
  const items =
    material === '' ? (known ?? []).slice(0, count ?? MOST_ITEMS * 3) : itemsIn(material, instruction, count)
  const numeric = /\b(?:of|as) (?:numbers|integers)\b/i.test(instruction)
  return numeric ? items.flatMap(item => readNumber(item.replaceAll(/[^\d.,]/g, '')) ?? []) : [...items]
}

/** The texts that a list is of: questions, names, tags, else what matters most. */
function listFor(name: string, material: string): Json[] {
  const own = nameWords(name)
  if (own.some(word => word.startsWith('question'))) {
    const all = material.split('\n').flatMap(line => sentences(line))
    return all.filter(
      one =>
        one.endsWith('?') ||
        /\b(?:not (?:yet )?(?:decided|clear|known|settled)|undecided|unclear|unknown|whether)\b/i.test(one),
    )
  }
  if (own.some(word => ['tags', 'keywords', 'topics', 'labels'].includes(word)))
    return [...new Set(nounPhrases(material).map(({ text }) => text.toLowerCase()))].slice(0, MOST_ITEMS)
  return extract(material, own.join(' '), { form: 'bullets', count: 3 })
    .split('\n')
    .map(line => line.slice(2))
}

function valueFor(name: string, type: DeclaredType, material: string): Json {
  if (type === 'number' || type === 'integer')
    return (
      words(material)
        .map(readNumber)
        .find(value => value !== undefined && (type === 'number' || Number.isInteger(value))) ?? 0
    )
  if (type === 'boolean') {
    if (nameWords(name).some(word => ['urgent', 'urgency', 'priority'].includes(word)))
      return presses.test(material)
    const stems = new Set(contentStems(material))
    return nameWords(name).some(word => contentStems(word).some(base => stems.has(base)))
  }
  if (type === 'array') return material === '' ? [] : listFor(name, material)
  const own = nameWords(name)
  if (material === '') return ''
  if (own.some(word => things.has(word)))
    return nounPhrases(material).find(({ number }) => number !== '')?.text ?? ''
  return own.some(word => statements.has(word))
    ? extract(material, own.join(' '), { form: 'sentences', count: 1 })
    : ''
}

const fits = (value: Json | undefined, type: DeclaredType): boolean => {
  if (type === 'array') return Array.isArray(value) && value.length > 0
  if (type === 'integer') return Number.isInteger(value)
  return typeof value === type
}

/** JSON with the members that a request declares in words, each of its type, or the array that it asks for. */
export function fitJson(text: string, { instruction, material, prompt, demands }: Assignment): string {
  if (!text.startsWith('{')) return text
  const value = parse(text)
  if (!isObject(value)) return text
  const asked = `${demands}\n${instruction}`
  const declared = declaredMembers(asked)
  const names = Object.keys(value)
  const isAnswer = names.length === 1 && names[0] === 'answer' && !/\banswer["'`]/i.test(asked)
  const given = material === prompt.text && instruction === prompt.text ? '' : material
  if (isAnswer && declared.size === 0 && asksForArray.test(asked)) {
    const items = arrayFor(instruction, given)
    return items.length > 0 ? JSON.stringify(items) : text
  }
  if (declared.size === 0) return text
  const nullable = allowsNull.test(asked)
  const kept = isAnswer ? [] : Object.entries(value)
  const members = new Map<string, Json>(kept)
  for (const [name, type] of declared) {
    const found = members.get(name)
    if (fits(found, type) || (nullable && found === null)) continue
    members.set(name, valueFor(name, type, given))
  }
  return JSON.stringify(Object.fromEntries(members))
}
