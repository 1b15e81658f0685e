import { findQuestion } from '../answering/find-question.ts'
import type { Entity } from '../entities/entity.ts'
import { findEntities, findEnumeration } from '../entities/find-list.ts'
import { findNumbered } from '../entities/find-numbered.ts'
import { findText, rankValues, wholeAddress, written } from '../entities/find-value.ts'
import { readField } from '../entities/read-field.ts'
import { readText } from '../entities/read-text.ts'
import { isRule } from '../language/is-rule.ts'
import { knownList } from '../language/known-lists.ts'
import { sentences } from '../language/sentences.ts'
import { words } from '../language/words.ts'
import type { Assignment } from '../read-assignment.ts'
import { asksForThings } from './list-items.ts'
import { notFoundReply } from './not-found-reply.ts'
import { type Notation, readExtraction, type ValueRequest } from './read-extraction.ts'
import { selectRows } from './select-rows.ts'
import { selectSpeakers } from './select-speakers.ts'
import { splitRequest } from './split-request.ts'

const SEARCHED = 32_768
const noSentence = /\b(?:never|not|no|without|rather than|instead of)\b[^.\n]{0,20}\bsentences?\b/i

function note(entity: Entity, notation: Notation): string | number {
  if (notation === 'number') return entity.amount ?? written(entity)
  if (notation === 'isoDate' && entity.kind === 'date') return entity.normal ?? entity.text
  if (notation === 'clock' && entity.kind === 'time') return entity.normal ?? entity.text
  if (notation.startsWith('date ') && /^\d{4}-\d\d-\d\d$/.test(entity.normal ?? '')) {
    const [year = '', month = '', day = ''] = (entity.normal ?? '').split('-')
    return notation
      .slice(5)
      .replace('yyyy', year)
      .replace('yy', year.slice(2))
      .replace(/m+/, month)
      .replace(/d+/, day)
  }
  const parts = entity.text.split(' ')
  if (entity.kind === 'name' && notation === 'lastName') return parts.at(-1) ?? entity.text
  if (entity.kind === 'name' && notation === 'firstName') return parts[0] ?? entity.text
  return written(entity)
}

/** A value by itself; an address with its town. */
const say = (text: string, entity: Entity, { field, notation }: ValueRequest): string | number =>
  entity.kind === 'street' && field.words.some(word => word.startsWith('address'))
    ? wholeAddress(text, entity)
    : note(entity, notation)

function lay(values: readonly (string | number)[], layout: ValueRequest['layout']): string {
  if (layout === 'json') return JSON.stringify(values)
  if (layout === 'commas') return values.join(', ')
  return values.map(value => (layout === 'bullets' ? `- ${value}` : String(value))).join('\n')
}

const nounAsked =
  /^\W*(?:of |in |from |to |with |by |on )?(?:which|what|list|name|extract|find|give|get|pull out)(?: (?:all|the|of|me|every|any|kinds?|types?|sorts?)\b){0,4} ([\p{L}-]+)(?: ([\p{L}-]+))?/iu
/** What is said to be no more so. */
const past =
  /\b(?:used to|no longer|stopped|not any ?more|formerly|previously|isn't|aren't|instead of|without|except|never)\b/i

/** The members of a known set that a text names: the nut among "which nut". */
function categoryMembers(text: string, noun: string | undefined): readonly string[] {
  const known =
    (noun === undefined ? undefined : knownList(words(noun)))?.map(member => member.toLowerCase()) ?? []
  if (known.length === 0) return []
  const found = text
    .split('\n', 500)
    .flatMap(line => sentences(line))
    .filter(sentence => !past.test(sentence))
    .flatMap(
      sentence =>
        sentence.match(/[\p{L}-]+(?: [\p{L}-]+)?/gu)?.flatMap(pair => [pair, ...pair.split(' ')]) ?? [],
    )
    .filter(
      word => known.includes(word.toLowerCase()) || known.includes(word.toLowerCase().replace(/s$/, '')),
    )
  return [...new Set(found)]
}

/** The request and what to look in: the system text may ask and the user only give. */
function readRequest(assignment: Assignment): { request: ValueRequest; material: string } | undefined {
  const { prompt } = assignment
  const demands = prompt.system
    .split('\n', 200)
    .flatMap(line => sentences(line))
    .filter(
      sentence =>
        isRule(sentence) ||
        /^(?:your )?(?:task|job|goal)\s*:/i.test(sentence) ||
        /^(?:extract|find|get|list|identify|pull|name|parse|output|return|respond|reply|answer|give)\b/i.test(
          sentence,
        ),
    )
    .join(' ')
  const { instruction, material } = splitRequest(
    assignment,
    text => readExtraction(text, demands) !== undefined,
  )
  const own = material === '' ? undefined : readExtraction(instruction, demands)
  if (own) return { request: own, material }
  const asksItself = /\?\W*$/.test(prompt.text) || findQuestion(prompt.text)?.question.endsWith('?') === true
  const byRule = demands === '' || asksItself ? undefined : readExtraction(demands)
  return byRule && prompt.text.trim() !== '' ? { request: byRule, material: prompt.text } : undefined
}

/** The values that a prompt wants taken from a text, and nothing else: one, or all of a kind. */
export function extract(assignment: Assignment): string | undefined {
  if (assignment.task !== undefined || (assignment.rules.includes('yes') && assignment.rules.includes('no')))
    return undefined
  const read = readRequest(assignment)
  if (!read) return undefined
  const { request, material } = read
  const formed = assignment.shape.form !== undefined && !noSentence.test(assignment.demands)
  if (formed && !request.all) return undefined
  const text = readText(material.slice(0, SEARCHED))
  const missing = (): string => notFoundReply(`${assignment.prompt.system}\n${assignment.prompt.text}`)
  const [, first = '', second = ''] = nounAsked.exec(request.asked) ?? []
  const pair = `${first} ${second}`
  const noun = knownList(words(first)) === undefined && knownList(words(pair)) ? pair : first
  const category = categoryMembers(text.text, noun)
  const listedThere = request.all ? findEnumeration(text, request.field, request.plain) : []
  const broader = listedThere.length > category.length && category.some(one => listedThere.includes(one))
  const plural = category.length > 1 && /s$/i.test(noun)
  if (category.length > 0 && readField(noun).kinds.size === 0 && !broader)
    return request.all || plural ? lay(category, request.layout) : (category[0] ?? missing())
  if (request.all) {
    const rows = selectRows(request.asked, material) ?? selectSpeakers(request.asked, request.field, material)
    if (rows) return lay(rows, request.layout)
    const found = findEntities(text, request.field).map(entity => note(entity, request.notation))
    const values =
      found.length > 0 || asksForThings(words(assignment.instruction))
        ? found
        : findEnumeration(text, request.field, request.plain)
    return values.length > 0
      ? lay(values, request.layout)
      : formed ||
          request.field.kinds.size === 0 ||
          asksForThings(words(assignment.instruction)) ||
          (request.layout === 'lines' && /\?\W*$/.test(request.asked))
        ? undefined
        : request.layout === 'json'
          ? '[]'
          : missing()
  }
  const [best] = rankValues(text, request.field)
  const numbered = findNumbered(text, request.field)
  const value =
    numbered ??
    (best && (best.score >= 0.3 || best.related > 0)
      ? say(text.text, best.entity, request)
      : findText(text, request.field))
  if (value === undefined) return request.field.kinds.size === 0 ? undefined : missing()
  return request.layout === 'json' ? JSON.stringify(value) : String(value)
}
