import { findQuestion } from '../answering/find-question.ts'
import type { Entity } from '../entities/entity.ts'
import { findEntities, findEnumeration } from '../entities/find-list.ts'
import { findText, rankValues, wholeAddress, written } from '../entities/find-value.ts'
import { readText } from '../entities/read-text.ts'
import { isRule } from '../language/is-rule.ts'
import { sentences } from '../language/sentences.ts'
import type { Assignment } from '../read-assignment.ts'
import { notFoundReply } from './not-found-reply.ts'
import { type Notation, readExtraction, type ValueRequest } from './read-extraction.ts'
import { splitRequest } from './split-request.ts'

const SEARCHED = 32_768

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

/** The request and what to look in: the system text may ask and the user only give. */
function readRequest(assignment: Assignment): { request: ValueRequest; material: string } | undefined {
  const { prompt } = assignment
  const demands = prompt.system
    .split('\n', 200)
    .flatMap(line => sentences(line))
    .filter(
      sentence => isRule(sentence) || /^(?:extract|find|get|list|identify|pull|name|parse)\b/i.test(sentence),
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
  const read = readRequest(assignment)
  if (!read) return undefined
  const { request, material } = read
  const text = readText(material.slice(0, SEARCHED))
  const missing = (): string => notFoundReply(`${assignment.prompt.system}\n${assignment.prompt.text}`)
  if (request.all) {
    const found = findEntities(text, request.field).map(entity => note(entity, request.notation))
    const values = found.length > 0 ? found : findEnumeration(text, request.field)
    return values.length > 0 ? lay(values, request.layout) : request.layout === 'json' ? '[]' : missing()
  }
  const [best] = rankValues(text, request.field)
  const value =
    best && (best.score >= 0.3 || best.related > 0)
      ? say(text.text, best.entity, request)
      : findText(text, request.field)
  if (value === undefined) return missing()
  return request.layout === 'json' ? JSON.stringify(value) : String(value)
}
