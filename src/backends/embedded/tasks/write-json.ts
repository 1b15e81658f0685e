import type { ConverseRequest } from '@aws-sdk/client-bedrock-runtime'
import { createFinder } from '../json/create-finder.ts'
import { type FindValue, fillSchema } from '../json/fill-schema.ts'
import { isObject } from '../json/is-object.ts'
import type { Json, JsonObject } from '../json/json.ts'
import { readJsonRequest } from '../json/read-json-request.ts'
import { readSource } from '../json/read-source.ts'
import { typeOf } from '../json/resolve-schema.ts'
import { nameWords } from '../language/name-words.ts'
import type { Assignment } from '../read-assignment.ts'
import { answerQuestion } from './answer-question.ts'
import { chooseLabel } from './classify.ts'
import { extract } from './summarise.ts'

const SEARCHED = 16_384
/** So many members are answered by a task; further ones by a word of the text. */
const MOST_TASKS = 20
const summaries: readonly string[] = ['summary', 'overview', 'abstract', 'gist', 'headline', 'title']
const lists: readonly string[] = [
  'decisions',
  'actions',
  'points',
  'highlights',
  'risks',
  'outcomes',
  'findings',
  'takeaways',
  'items',
]
const numbers: readonly string[] = 'score count total amount price quantity rating age confidence year'.split(
  ' ',
)
const sentiments: readonly string[] = ['positive', 'negative', 'neutral']

function parse(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}

/** The schema from `outputConfig`; undefined where there is none that can be read. */
function configuredSchema(request: ConverseRequest): Json | undefined {
  const definition = request.outputConfig?.textFormat?.structure?.jsonSchema?.schema
  return definition === undefined ? undefined : parse(definition)
}

const stringsOf = (values: readonly Json[]): string[] => values.filter(value => typeof value === 'string')

/** Members that a task answers rather than a word of the text: a summary, a label, a list of points. */
function byTask(name: string, schema: JsonObject, assignment: Assignment, text: string): Json | undefined {
  const own = nameWords(name)
  const type = typeOf(schema)
  if (Array.isArray(schema.enum)) {
    const labels = stringsOf(schema.enum).map(label => ({ name: label, description: '' }))
    return labels.length > 1 ? chooseLabel(labels, text) : undefined
  }
  if (own.includes('sentiment') && type === 'string')
    return chooseLabel(
      sentiments.map(label => ({ name: label, description: '' })),
      text,
    )
  if (type === 'string' && own.some(word => summaries.includes(word)))
    return extract(text, '', { form: 'sentences', count: 1 })
  const holdsTexts = type === 'array' && typeOf(isObject(schema.items) ? schema.items : {}) === 'string'
  if (holdsTexts && own.some(word => lists.includes(word)))
    return extract(text, own.join(' '), { form: 'bullets', count: 3 })
      .split('\n')
      .map(line => line.slice(2))
  if (type === 'string' && own.includes('answer')) return answerQuestion(assignment)
  return undefined
}

function createMemberFinder(assignment: Assignment): FindValue {
  const text = (assignment.material || assignment.prompt.text).slice(0, SEARCHED)
  const find = createFinder([readSource(text)])
  let tasks = 0
  return (name, schema) => {
    const answered = tasks < MOST_TASKS ? byTask(name, schema, assignment, text) : undefined
    if (answered !== undefined) tasks++
    return answered ?? find(name, schema)
  }
}

/** Where the prompt gives names alone, a member that was not found is null, a number stays a number. */
function fillNames(schema: JsonObject, find: FindValue): Json {
  const names = Object.keys(isObject(schema.properties) ? schema.properties : {})
  return Object.fromEntries(
    names.map(name => {
      const last = nameWords(name).at(-1) ?? ''
      const type = numbers.includes(last) ? 'number' : lists.includes(last) ? 'array' : 'string'
      return [name, find(name, { type }) ?? null]
    }),
  )
}

/** JSON where the request asks for it, by `outputConfig` or in words; nothing around it. */
export function writeJson(assignment: Assignment, request: ConverseRequest): string | undefined {
  const schema = configuredSchema(request)
  if (schema !== undefined) return JSON.stringify(fillSchema(schema, createMemberFinder(assignment)))
  if (!assignment.rules.includes('json')) return undefined
  const described = readJsonRequest(`${assignment.prompt.system}\n${assignment.instruction}`)
  if (described === undefined) return undefined
  if (!isObject(described.properties))
    return JSON.stringify({
      answer:
        answerQuestion(assignment) ??
        extract(assignment.material || assignment.prompt.text, '', { form: 'sentences', count: 1 }),
    })
  const find = createMemberFinder(assignment)
  const members = Object.values(described.properties)
  const onlyNames = members.every(member => isObject(member) && Object.keys(member).length === 0)
  return JSON.stringify(onlyNames ? fillNames(described, find) : fillSchema(described, find))
}
