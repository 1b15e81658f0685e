import { nameWords } from '../language/name-words.ts'
import { stem } from '../language/stem.ts'
import { synonyms } from '../language/synonyms.ts'
import type { EntityKind } from './entity.ts'
import type { Field, FieldForm } from './field.ts'
import { cueWords, fieldClasses, plainWords } from './field-words.ts'
import { measureOf, measures } from './measures.ts'

const DESCRIBED_SHARE = 0.45
const GROUP_SHARE = 0.6
const PLAIN_SHARE = 0.3
const counted = new Set('number count quantity qty num no many how total'.split(' '))
const byTime = new Set('by on at before until when'.split(' '))

type FieldClass = (typeof fieldClasses)[number]

const classOf = (word: string): FieldClass | undefined =>
  fieldClasses.find(({ words }) => words.has(word)) ??
  (/[^s]s$/.test(word) ? fieldClasses.find(({ words }) => words.has(word.slice(0, -1))) : undefined)

const prepositions = new Set('of for in from to that who by on at with whose which where per as'.split(' '))
/** Words that get their meaning from the one before them: an address may be a street's or an e-mail's. */
const generic = new Set(
  'number numbers no nr address addresses name names code codes id ids details'.split(' '),
)

/** The words that stand for what is wanted: those before "of". */
function coreOf(words: readonly string[]): readonly string[] {
  const of = words.findIndex((word, index) => index > 0 && prepositions.has(word))
  return of > 0 && of < words.length - 1 ? words.slice(0, of) : words
}

/** The word of a name that says what kind of thing it is: the last that does. */
function headOf(words: readonly string[]): string {
  const leading = coreOf(words)
  // "The name of the company" is a company's.
  const ofThing = leading.length < words.length && leading.every(word => word.startsWith('name'))
  const core = ofThing ? words.slice(leading.length) : leading
  const candidates = ofThing ? core : [...core].reverse().concat(words.slice(core.length))
  const head = candidates.find(word => classOf(word) !== undefined) ?? ''
  if (head === '' && ofThing && core.some(word => personal.has(word))) return 'name'
  if (!generic.has(head)) return head
  const before = core[core.lastIndexOf(head) - 1] ?? ''
  const own = classOf(before)
  const named = head.startsWith('name')
  const tells =
    own &&
    (named
      ? own.named !== undefined
      : ['email', 'url', 'phone', 'iban', 'postcode'].some(kind => own.kinds.has(kind as EntityKind)))
  if (tells) return before
  return named && before !== '' && !own && !personal.has(before) ? '' : before === 'ip' ? 'id' : head
}

/** "approved_by" is a person, "pay_by" a day. */
const participle =
  /^(?:\w+ed|\w+en|\w+own|made|done|built|sold|bought|led|sent|run|held|found|caught|taught)$/
const personal = new Set(
  'first last full given family middle maiden complete your my his her their the s real legal sur pet dog cat horse puppy kitten baby rabbit child son daughter'.split(
    ' ',
  ),
)

/** "years_of_experience", "days_open". */
const timeUnits = new Set('years months weeks days nights hours minutes seconds'.split(' '))

function countedUnit(words: readonly string[], form: FieldForm): string | undefined {
  const last = coreOf(words).at(-1) ?? ''
  if (timeUnits.has(words[0] ?? '') && words.length > 1) return stem(words[0] ?? '')
  const numbered = counted.has(words[0] ?? '') && words.length > 1
  if (numbered && words[1] === 'of') return stem(last)
  if (numbered && words[0] !== 'total' && words[0] !== 'no') return stem(last)
  if (['count', 'number', 'qty', 'quantity'].includes(last) && words.length > 1 && form === 'number')
    return stem(words.at(-2) ?? '')
  return form === 'number' && ((last.endsWith('s') && !last.endsWith('ss')) || last === 'people')
    ? stem(last)
    : undefined
}

const measureAsked = (words: readonly string[]): string | undefined =>
  measures.find(({ asks, units }) =>
    words.some(word => asks.has(word) || (word.length > 3 && units.has(word))),
  )?.name

function formKinds(form: FieldForm): ReadonlyMap<EntityKind, number> | undefined {
  if (form === 'date')
    return new Map([
      ['date', 1],
      ['weekday', 0.2],
      ['year', 0.3],
    ])
  if (form === 'time') return new Map([['time', 1]])
  if (form === 'number')
    return new Map([
      ['number', 0.8],
      ['money', 0.8],
      ['quantity', 0.8],
      ['duration', 0.8],
      ['percent', 0.7],
      ['year', 0.5],
    ])
  return undefined
}

function cuesOf(words: readonly string[], described: readonly string[], head: string): Map<string, number> {
  const cues = new Map<string, number>()
  const add = (base: string, weight: number): void => {
    if (weight > (cues.get(base) ?? 0)) cues.set(base, weight)
  }
  const addWord = (word: string, weight: number): void => {
    const base = stem(word)
    add(base, weight)
    if (word === head || plainWords.has(word)) {
      for (const other of cueWords.get(base) ?? []) add(other, weight * 0.8)
      return
    }
    for (const other of cueWords.get(base) ?? []) add(other, weight * 0.8)
    for (const group of synonyms.get(base) ?? [])
      for (const [other, groups] of synonyms)
        if (groups.includes(group) && !plainWords.has(other)) add(other, weight * GROUP_SHARE)
  }
  const [first = ''] = words
  // "from_account": where a preposition leads, it tells one account from another.
  if (words.length > 1 && ['from', 'to', 'by'].includes(first)) add(stem(first), 1)
  for (const word of words)
    addWord(
      word,
      plainWords.has(word) && words.length > 1
        ? PLAIN_SHARE
        : word === head
          ? words.some(other => other !== head && !plainWords.has(other))
            ? 0.4
            : 0.8
          : 1,
    )
  for (const word of described) if (!plainWords.has(word)) addWord(word, DESCRIBED_SHARE)
  return cues
}

/** Nouns of a person who does what a verb says: a plain `name` of them is a person's. */
const isAgent = (word: string): boolean =>
  agents.has(word) || (word.length > 5 && /(?:er|or|ist|ian)$/.test(word) && !things.has(word))
const agents = new Set(
  'complainant defendant accountant consultant respondent claimant attendant occupant resident correspondent assistant addressee trainee payee nominee referee lessee trustee'.split(
    ' ',
  ),
)
const things = new Set(
  'number order weather paper letter folder offer manner matter colour color error floor sector factor power water summer winter dinner supper corner border center monitor printer computer server router tower shower motor sensor tracker identifier header footer buffer master register quarter december october november september diameter answer newsletter chapter after before under other another disorder remainder reminder indicator calculator container trailer poster counter laser filter folder favor flavor flavour interior exterior prior minor major behavior behaviour'.split(
    ' ',
  ),
)

/**
 * Reads what is looked for from the name that it was given: `invoice_number`, "start date", "who reported it".
 * @param description what a schema or a remark says about it
 */
export function readField(name: string, description = '', form: FieldForm = 'any'): Field {
  const words = nameWords(
    name
      .replaceAll(/\be-?mail/gi, 'email')
      .replaceAll(/(^|[^a-z])temp(?:_[cf])?(?=$|[^a-z])/gi, '$1temperature')
      .replaceAll(/(^|[^a-z])qty(?=$|[^a-z])/gi, '$1quantity')
      .replaceAll(/(^|[^a-z])amt(?=$|[^a-z])/gi, '$1amount')
      .replaceAll(/check[_ -]?(in|out)(?=$|[^a-z])/gi, 'check$1')
      .replaceAll(/\b(?:zip|postal|post)[_ -]code/gi, 'zip'),
  )
  const described = nameWords(description).slice(0, 12)
  const head = words.includes('programming') ? '' : headOf(words)
  const last = coreOf(words).at(-1) ?? ''
  const found = classOf(head)
  const done = words.length > 1 && words.at(-1) === 'by' && participle.test(words.at(-2) ?? '')
  const timed =
    words.length > 1 && byTime.has(last) && !/\b(?:place|location|where|room|city)\b/i.test(description)
  const unit = countedUnit(words, form)
  const measured = words.length > 1 && measureOf.has(last) && last.length < 8 ? stem(last) : undefined
  const measure = measured ?? measureAsked(words)
  const remark = /\biso 8601|yyyy|\bdate\b/i.test(description)
    ? 'date'
    : /\bhh[:.]?mm/i.test(description)
      ? 'time'
      : form
  let kinds = new Map(found?.kinds ?? [])
  let named = found?.named
  if (done) {
    kinds = new Map([['name', 1]])
    named = 'person'
  } else if (timed)
    kinds = new Map([
      ['date', 1],
      ['weekday', 0.6],
      ['time', 0.6],
    ])
  if (remark === 'date') kinds = new Map(formKinds('date'))
  if (remark === 'time') kinds = new Map(formKinds('time'))
  if (form === 'number') {
    const numeric = ['money', 'number', 'quantity', 'duration', 'percent', 'year'] as const
    if (!numeric.some(kind => kinds.has(kind)) || kinds.has('identifier'))
      kinds = new Map(formKinds('number'))
  }
  const numbered = ['number', 'numbers', 'no', 'nr', 'id', 'ids', 'code', 'codes'].includes(last)
  if (
    numbered &&
    form !== 'number' &&
    !['phone', 'iban', 'postcode'].some(kind => kinds.has(kind as EntityKind))
  )
    kinds = new Map(classOf('id')?.kinds ?? [])
  if (unit !== undefined && form !== 'text')
    kinds = new Map([
      ['number', 1],
      ['quantity', 0.9],
      ['duration', 0.9],
      ['money', 0.2],
    ])
  if (kinds.size === 0 && words.some(isAgent)) {
    kinds = new Map([['name', 1]])
    named = 'person'
  }
  if (kinds.size === 0 && /\bname\b/i.test(description)) kinds = new Map([['name', 1]])
  if (!kinds.has('name')) named = undefined
  const modifiers = words.filter(word => word !== head && !plainWords.has(word))
  return {
    words,
    kinds,
    ...(named && { named }),
    cues: cuesOf(words, described, head),
    distinct:
      modifiers.length > 0 || timed || (found !== undefined && !plainWords.has(head) && named === 'person'),
    ...(measured !== undefined && form === 'number'
      ? { unit: measured }
      : unit !== undefined
        ? { unit }
        : measure !== undefined && (kinds.has('quantity') || kinds.has('duration'))
          ? { unit: measure }
          : {}),
    form: remark,
  }
}
