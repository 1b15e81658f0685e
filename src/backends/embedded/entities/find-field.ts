import { isObject } from '../json/is-object.ts'
import type { Json, JsonObject } from '../json/json.ts'
import { resolveSchema, typeOf } from '../json/resolve-schema.ts'
import { nameWords } from '../language/name-words.ts'
import type { FieldForm } from './field.ts'
import { fieldClasses } from './field-words.ts'
import { findEntities, findEnumeration } from './find-list.ts'
import { findMatchPart } from './find-match.ts'
import { withoutDue } from './find-task.ts'
import { findTruth } from './find-truth.ts'
import { findAmount, findEntity, findText, written } from './find-value.ts'
import { isDenied } from './is-denied.ts'
import { labelledRun } from './labelled-run.ts'
import { measureOf } from './measures.ts'
import { fits } from './rank-entities.ts'
import { readField } from './read-field.ts'
import { anchoredRows, readRows, rowName } from './read-rows.ts'
import type { ReadText } from './read-text.ts'
import { restOfRow } from './rest-of-row.ts'

const amounts = new Set(
  'score count total amount price quantity qty rating age year salary fee cost subtotal tax vat budget rent deposit balance number_of guests pieces units nights seats sum discount percentage percent duration_minutes weight height'.split(
    ' ',
  ),
)
const things = new Set('item product article name title description goods thing line'.split(' '))
/** Nouns in the plural that stand for one text or one thing. */
const singular = new Set(
  'notes comments details hours terms instructions news series means status class address business access process progress sales savings earnings contents remarks conditions directions thanks regards wishes basis analysis diagnosis sms gps headquarters specs years months days weeks minutes'.split(
    ' ',
  ),
)
const irregular = new Set(['people', 'children'])
const counting = (word: string): boolean =>
  fieldClasses.some(({ words, kinds }) => words.has(word) && kinds.get('number') === 1)
/** "max_participants" counts. */
const countsOnly = new Set('max min maximum minimum total number num no count avg average'.split(' '))
const isList = (word: string): boolean =>
  irregular.has(word) ||
  (/[^su]s$/.test(word) && !singular.has(word) && !amounts.has(word) && (!counting(word) || lists.has(word)))
const lists = new Set('participants attendees members guests items employees visitors students'.split(' '))

const stringOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '')

/** The choice that the text says word for word. */
function saidChoice(
  choices: readonly Json[],
  read: ReadText,
  name: string,
  description: string,
): Json | undefined {
  const lower = ` ${read.text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `
  const texts = choices.filter(choice => typeof choice === 'string')
  const said = texts
    .map(choice => ({
      choice,
      at: lower.indexOf(
        ` ${choice
          .toLowerCase()
          .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
          .trim()} `,
      ),
    }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => b.choice.length - a.choice.length || a.at - b.at)
  const own = nameWords(name)
  if (own.includes('currency') || texts.every(choice => /^[A-Z]{3}$/.test(choice))) {
    const unit = findEntity(read, readField('amount', description))?.unit
    if (unit !== undefined && texts.includes(unit)) return unit
  }
  return said[0]?.choice
}

function formOf(schema: JsonObject, type: string): FieldForm {
  if (type === 'number' || type === 'integer') return 'number'
  const format = stringOf(schema.format)
  if (format === 'date' || format === 'date-time') return 'date'
  if (format === 'time') return 'time'
  return typeof schema.type === 'string' ? 'text' : 'any'
}

/** An amount where a name without a type asks for one. */
function untyped(name: string, description: string, read: ReadText): Json | undefined {
  const own = nameWords(name)
  const numeric =
    own.some(word => amounts.has(word)) &&
    !own.some(word => ['id', 'code', 'currency', 'name', 'date', 'type'].includes(word)) &&
    !/\bnumber$/.test(own.slice(1).join(' '))
  const limited = own.length > 1 && countsOnly.has(own[0] ?? '')
  const unit = measureOf.has(own.at(-1) ?? '') && (own.length > 1 || (own[0] ?? '').length > 3)
  const spanned =
    own.length > 1 && /^(?:years|months|weeks|days|nights|hours|minutes|seconds)$/.test(own[0] ?? '')
  const counted =
    own.length === 1 &&
    /s$/.test(own[0] ?? '') &&
    fieldClasses.some(({ words, kinds }) => words.has(own[0] ?? '') && kinds.get('number') === 1)
  const score = own.includes('score')
    ? /\b\d{1,3} ?[-:\u2013] ?\d{1,3}\b/.exec(read.text.slice(0, 8_000))?.[0]
    : undefined
  if (score !== undefined) return score
  if (limited || numeric || unit || counted || spanned)
    return findAmount(read, readField(name, description, 'number'))
  if (own.length > 0 && /^(?:is|has|can|was)$/.test(own[0] ?? ''))
    return findTruth(read, readField(name, description, 'boolean'))
  return findText(read, readField(name, description, 'any'))
}

function findItems(name: string, schema: JsonObject, read: ReadText): Json[] | undefined {
  const items = resolveSchema(schema.items, schema)
  const type = typeOf(items)
  const description = `${stringOf(schema.description)} ${stringOf(items.description)}`
  if (type === 'object' || isObject(items.properties)) return findObjects(items, read)
  if (Array.isArray(items.enum)) {
    const choices = items.enum
    const said = choices.filter(choice => saidChoice([choice], read, name, '') !== undefined)
    return said.length > 0 ? said : undefined
  }
  const field = readField(name, description, formOf(items, type))
  const run = field.kinds.size === 0 ? labelledRun(read, field) : undefined
  if (run !== undefined && type !== 'number' && type !== 'integer')
    return run
      .split(/, (?:and )?|;| and /)
      .map(item => item.trim())
      .filter(item => item !== '')
  const found = field.kinds.size > 0 ? findEntities(read, field) : []
  if (type === 'number' || type === 'integer') return found.flatMap(({ amount }) => amount ?? [])
  if (found.length > 0)
    return found.map(entity =>
      field.form === 'date' || field.form === 'time' ? (entity.normal ?? entity.text) : written(entity),
    )
  const listed = findEnumeration(read, field)
  return listed.length > 0 ? listed : undefined
}

/** What stands for a member of a row that has none: the schema may not allow null. */
function missing(properties: readonly (readonly [string, Json])[], name: string): Json {
  const member = properties.find(([own]) => own === name)?.[1]
  const type = isObject(member) ? member.type : undefined
  return type === 'string'
    ? ''
    : type === 'number' || type === 'integer'
      ? 0
      : type === 'boolean'
        ? false
        : null
}

const deeds = new Set('what task action todo step deliverable item activity'.split(' '))
/** One object for each row of a text that holds a good part of its members. */
function findObjects(schema: JsonObject, read: ReadText): Json[] {
  const properties = Object.entries(isObject(schema.properties) ? schema.properties : {})
  const dated = properties.some(([name]) => readField(name).kinds.has('date'))
  const objectsIn = (rows: readonly ReadText[]): Json[] => {
    const found: Json[] = []
    for (const row of rows) {
      const members = properties.map(([name, member]) => {
        const value = findInRow(name, resolveSchema(member, schema), row)
        const parted = dated && typeof value === 'string' && nameWords(name).some(word => deeds.has(word))
        return [name, parted ? withoutDue(value) : value] as const
      })
      const open = members.filter(([, value]) => value === undefined || value === null)
      const [free] = open
      const rest =
        open.length === 1 && free && readField(free[0]).kinds.size === 0
          ? restOfRow(
              row.text,
              members.flatMap(([, value]) => value ?? []),
            )
          : undefined
      const held = members.filter(([, value]) => value !== undefined && value !== null).length
      if (held > 0 && held * 2 >= members.length)
        found.push(
          Object.fromEntries(
            members.map(([name, value]) => [
              name,
              value ?? (name === free?.[0] ? rest : undefined) ?? missing(properties, name),
            ]),
          ),
        )
    }
    return found
  }
  const rows = readRows(read)
  const anchor = properties
    .map(([name]) => readField(name))
    .find(({ kinds, named }) => kinds.has('name') && named !== undefined)
  const anchored = anchor
    ? anchoredRows(read, entity => entity.kind === 'name' && fits(entity, anchor) >= 0.6)
    : []
  const listed = read.text.trim().includes('\n') && rows.length > 1
  return objectsIn(anchored.length > 1 && !listed ? anchored : rows)
}

const roles = new Set('role position title job function occupation'.split(' '))

/** "Olga Petrova (chair)", "Sam Whitfield, treasurer": what is said of a person right after the name. */
const apposition =
  /^[^(,:\u2013-]{2,60}(?:\(|, (?:the |our |an? )?|: | [-\u2013] )([\p{L}][\p{L} -]{1,40}?)(?=[),.;\n]|$| at | of | from | who )/u

function findInRow(name: string, schema: JsonObject, row: ReadText): Json | undefined {
  const type = typeOf(schema)
  const own = nameWords(name)
  const labelled = row.segments.some(({ label }) => label !== '')
  const person = own.includes('name')
    ? row.entities.find(({ kind, person = 0 }) => kind === 'name' && person >= 0.75)
    : undefined
  if (person !== undefined && !labelled) return person.text
  if (type === 'string' && !labelled && own.some(word => things.has(word)) && !own.includes('id'))
    return rowName(row.text)
  if (own.some(word => roles.has(word))) {
    const role = apposition.exec(row.text.trim())?.[1]
    if (role !== undefined) return role
  }
  // "A kettle in room 214" is one kettle.
  if (own.some(word => ['quantity', 'qty', 'count'].includes(word)) && /^(?:an?|one) /i.test(row.text.trim()))
    return 1
  return findField(name, schema, row) ?? onlyPerson(name, row)
}

/** The one person of a row, for a member that is a person. */
function onlyPerson(name: string, { entities }: ReadText): Json | undefined {
  if (readField(name).named !== 'person') return undefined
  const people = entities.filter(({ kind, person = 0 }) => kind === 'name' && person >= 0.6)
  const sure = people.filter(({ person = 0 }) => person >= 0.9)
  const [only, other] = sure.length > 0 ? sure : people
  return other === undefined ? only?.text : undefined
}

/**
 * The value that a text has for a member of a schema, of the member's type; undefined where it has none.
 * @param schema resolved: without references and combinations
 */
export function findField(name: string, schema: JsonObject, read: ReadText): Json | undefined {
  const type = typeOf(schema)
  const description = stringOf(schema.description)
  if (Array.isArray(schema.enum)) return saidChoice(schema.enum, read, name, description)
  if (type === 'array') return findItems(name, schema, read)
  const side = type === 'boolean' ? undefined : findMatchPart(name, read)
  if (side !== undefined) return side
  if (type !== 'boolean' && isDenied(read, readField(name))) return undefined
  if (type === 'boolean') return findTruth(read, readField(name, description, 'boolean'))
  if (type === 'number' || type === 'integer') {
    const amount = findAmount(read, readField(name, description, 'number'))
    return type === 'integer' && amount !== undefined ? Math.round(amount) : amount
  }
  if (type !== 'string') return undefined
  if (schema.type === undefined && schema.format === undefined) {
    const last = nameWords(name).at(-1) ?? ''
    const listed =
      isList(last) && !nameWords(name).some(word => countsOnly.has(word))
        ? findItems(name, { type: 'array', items: { type: 'string' }, description }, read)
        : undefined
    if (listed !== undefined) return listed
    return untyped(name, description, read)
  }
  return findText(read, readField(name, description, formOf(schema, type)))
}
