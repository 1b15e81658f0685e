import { isObject } from '../../json/is-object.ts'
import type { Json, JsonObject } from '../../json/json.ts'
import { resolveSchema, typeOf } from '../../json/resolve-schema.ts'
import { nameWords } from '../../language/name-words.ts'
import { stem } from '../../language/stem.ts'
import { words } from '../../language/words.ts'
import type { MentionKind } from '../mentions/mention.ts'
import { currencyOf } from '../mentions/quantities.ts'
import { shapeOf } from '../mentions/read-mentions.ts'
import { describedChoices } from './described-choices.ts'
import type { FreeText, Role, Slot } from './slot.ts'
import { kindWeights, namedKinds, namedTexts, type SlotKind } from './slot-kinds.ts'

const DEEPEST = 5
const MOST_SLOTS = 60
const MOST_READ = 300

const roles: readonly (readonly [Role, ReadonlySet<string>])[] = [
  ['least', new Set('min minimum least lowest'.split(' '))],
  ['most', new Set('max maximum most highest limit within budget'.split(' '))],
  [
    'from',
    new Set('from origin source departure start begin base first since checkin after in pickup'.split(' ')),
  ],
  [
    'to',
    new Set(
      'to destination target arrival end until quote last checkout before till out into dropoff'.split(' '),
    ),
  ],
]

function roleOf(own: readonly string[], type: string): Role | undefined {
  for (const [role, names] of roles) {
    if ((role === 'least' || role === 'most') && type !== 'number' && type !== 'integer') continue
    if (own.some(word => names.has(word))) return role
  }
  return undefined
}

const formats: ReadonlyMap<string, SlotKind> = new Map([
  ['date', 'date'],
  ['date-time', 'datetime'],
  ['time', 'time'],
  ['email', 'email'],
  ['idn-email', 'email'],
  ['uri', 'url'],
  ['url', 'url'],
  ['hostname', 'host'],
  ['ipv4', 'host'],
  ['uuid', 'identifier'],
])

/** "such as T-1042", "e.g. EUR": what a description gives as examples. */
function examples(schema: JsonObject, description: string): string[] {
  const given = Array.isArray(schema.examples) ? schema.examples.filter(one => typeof one === 'string') : []
  const found =
    /(?:\be\.g\.|\bfor example|\bfor instance|\bsuch as|\blike|\bexample:?)[:,]?\s+["'`]?([^\s"'`,;)]+)/i.exec(
      description,
    )
  const example = found?.[1]?.replace(/[.]+$/, '')
  return example === undefined ? given : [...given, example]
}

function describedKind(description: string, shown: readonly string[]): SlotKind | undefined {
  if (/\bYYYY-MM-DDT|date and time|date-time/i.test(description)) return 'datetime'
  if (/\bYYYY-MM-DD\b|\bDD[./]MM|\bISO[- ]?8601 date|\bISO date/i.test(description)) return 'date'
  if (/\bHH:MM|\b24[- ]h/i.test(description)) return 'time'
  if (/\be-?mail address/i.test(description)) return 'email'
  if (
    /\bISO 4217|currency/i.test(description) ||
    shown.some(one => one.length === 3 && currencyOf(one) === one)
  )
    return 'currency'
  if (/\bIATA|\bICAO|\bticker|airport code/i.test(description)) return 'acronym'
  if (/\bURL\b/.test(description)) return 'url'
  if (/\bphone number/i.test(description)) return 'phone'
  if (shown.some(one => /\d/.test(one) && /[A-Z-]/i.test(one))) return 'identifier'
  return undefined
}

/** Last words of names that say less than the word before: `phone_number`, `zip_code`, `host_name`. */
const weakWords: ReadonlySet<string> = new Set('number no code name address value id'.split(' '))
const decisive: ReadonlySet<SlotKind> = new Set([
  'email',
  'url',
  'phone',
  'currency',
  'postcode',
  'acronym',
  'host',
  'place',
])

function namedKind(own: readonly string[]): SlotKind | undefined {
  for (const word of own.toReversed())
    for (const [kind, names] of namedKinds) if (names.has(word)) return kind
  return undefined
}

function namedText(own: readonly string[]): FreeText | undefined {
  for (const word of own.toReversed())
    for (const [kind, names] of namedTexts) if (names.has(word)) return kind
  return undefined
}

const describedText = (description: string): FreeText | undefined =>
  /\b(?:message|text) (?:of|to)\b/i.test(description)
    ? 'message'
    : /\bsearch (?:query|terms?|text)\b/i.test(description)
      ? 'query'
      : undefined

/** The kind of a string argument: by format, description, then name; `undefined` is a free text. */
function stringKind(
  schema: JsonObject,
  own: readonly string[],
  description: string,
  shown: readonly string[],
): SlotKind | FreeText {
  const format = typeof schema.format === 'string' ? formats.get(schema.format) : undefined
  const said = format ?? describedKind(description, shown)
  if (said !== undefined) return said
  const last = own.at(-1) ?? ''
  const text = namedText([last])
  const rest = namedKind(own.slice(0, -1))
  const kind = weakWords.has(last) && rest !== undefined && decisive.has(rest) ? rest : namedKind([last])
  if (text !== undefined && kind === undefined) return text
  const first = kind ?? namedKind(own)
  if (first !== undefined) {
    const thing =
      first === 'person' && last === 'name' && own.length > 1 && namedKind(own.slice(0, -1)) === undefined
    return thing ? 'thing' : first
  }
  return namedText(own) ?? describedText(description) ?? 'thing'
}

const isFree = (kind: SlotKind | FreeText): kind is FreeText => namedTexts.some(([name]) => name === kind)
const none: ReadonlyMap<MentionKind, number> = new Map()
const numeric: ReadonlyMap<MentionKind, number> = new Map([['number', 3]])

function leafOf(
  schema: JsonObject,
  name: string,
  path: string,
  around: readonly string[],
  required: boolean,
  root: Json,
): Slot {
  const type = typeOf(schema)
  const items = type === 'array' ? resolveSchema(schema.items, root) : undefined
  const subject = items ?? schema
  const own = nameWords(name).map(word =>
    items && word.endsWith('s') && word.length > 3 ? word.slice(0, -1) : word,
  )
  const description = [schema.description, subject.description].find(one => typeof one === 'string') ?? ''
  const text = typeof description === 'string' ? description.slice(0, MOST_READ) : ''
  const shown = examples(subject, text)
  const valueType = typeOf(subject)
  const listed = Array.isArray(subject.enum) ? subject.enum : undefined
  const choices = listed ?? (valueType === 'string' ? describedChoices(text) : undefined)
  const kind = valueType === 'string' && !choices ? stringKind(subject, own, text, shown) : undefined
  const numbers = valueType === 'number' || valueType === 'integer'
  return {
    path,
    name,
    own: own.map(stem),
    around: [...around, ...own].map(stem),
    description: text,
    described: new Set(words(text).map(stem)),
    schema,
    type,
    items,
    choices,
    required,
    kinds: kind !== undefined && !isFree(kind) ? kindWeights[kind] : numbers && !choices ? numeric : none,
    free: kind !== undefined && isFree(kind) ? kind : undefined,
    role: roleOf(own, valueType),
    shapes: new Set(shown.map(shapeOf)),
  }
}

/** The arguments of a tool: the leaves of its schema, as deep and as many as a person would fill. */
export function readSlots(root: Json): Slot[] {
  const found: Slot[] = []
  const visit = (
    schema: JsonObject,
    path: string,
    around: readonly string[],
    required: boolean,
    depth: number,
  ): void => {
    const properties = isObject(schema.properties) ? Object.entries(schema.properties) : []
    const needed = Array.isArray(schema.required) ? schema.required : []
    for (const [name, member] of properties) {
      if (found.length >= MOST_SLOTS || member === false) return
      const resolved = resolveSchema(member, root)
      if (resolved.const !== undefined) continue
      const here = path === '' ? name : `${path}\n${name}`
      const isNeeded = required && needed.includes(name)
      if (typeOf(resolved) === 'object' && depth < DEEPEST)
        visit(resolved, here, [...around, ...nameWords(name)], isNeeded, depth + 1)
      else found.push(leafOf(resolved, name, here, around, isNeeded, root))
    }
  }
  const schema = resolveSchema(root, root)
  visit(schema, '', [], true, 0)
  return found
}
