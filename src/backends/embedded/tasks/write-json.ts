import type { ConverseRequest } from '@aws-sdk/client-bedrock-runtime'
import { claimLeft } from '../entities/claim-left.ts'
import { findField } from '../entities/find-field.ts'
import { readField } from '../entities/read-field.ts'
import { type ReadText, readText } from '../entities/read-text.ts'
import { settle } from '../entities/settle.ts'
import { type FindValue, fillSchema } from '../json/fill-schema.ts'
import { isObject } from '../json/is-object.ts'
import type { Json, JsonObject } from '../json/json.ts'
import { readJsonRequest } from '../json/read-json-request.ts'
import { readNamedFields } from '../json/read-named-fields.ts'
import { typeOf } from '../json/resolve-schema.ts'
import { nameWords } from '../language/name-words.ts'
import type { Assignment } from '../read-assignment.ts'
import { answerQuestion } from './answer-question.ts'
import { chooseLabel } from './classify.ts'
import { compose } from './compose.ts'
import { extract as extractValues } from './extract.ts'
import { introduce } from './introduce.ts'
import { inventing, inventJson, severalObjects } from './invent-json.ts'
import { absent, missingValue } from './missing-values.ts'
import { splitRequest } from './split-request.ts'
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
  'facts',
  'bullets',
  'steps',
  'changes',
]
const replies = new Set(['answer', 'reply', 'response', 'message', 'text', 'output', 'content'])
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

const sentimentLabels = sentiments.map(label => ({ name: label, description: '' }))

/** Members that a task answers rather than a word of the text: a summary, a label, a list of points. */
function byTask(name: string, schema: JsonObject, assignment: Assignment, text: string): Json | undefined {
  const own = nameWords(name)
  const type = typeOf(schema)
  if (Array.isArray(schema.enum)) {
    const labels = stringsOf(schema.enum).map(label => ({ name: label, description: '' }))
    return labels.length > 1 ? chooseLabel(labels, text) : undefined
  }
  if (own.includes('sentiment') && type === 'string') return chooseLabel(sentimentLabels, text)
  if (type === 'string' && own.some(word => summaries.includes(word)))
    return extract(text, '', { form: 'sentences', count: 1 })
  const holdsTexts = type === 'array' && typeOf(isObject(schema.items) ? schema.items : {}) === 'string'
  if (holdsTexts && own.some(word => lists.includes(word)))
    return extract(text, own.join(' '), { form: 'bullets', count: 3 })
      .split('\n')
      .map(line => line.slice(2))
  if (type === 'string' && own.some(word => replies.has(word)))
    return answerQuestion(assignment) ?? compose(assignment) ?? introduce(assignment)
  return undefined
}

/** Members whose value is judged rather than read. */
const judged = [
  'sentiment',
  'category',
  'priority',
  'urgency',
  'label',
  'intent',
  'topic',
  'tone',
  'severity',
  'answer',
  'summary',
]

const membersOf = (schema: Json): (readonly [string, JsonObject])[] =>
  Object.entries(isObject(schema) && isObject(schema.properties) ? schema.properties : {}).map(
    ([name, member]) => [name, isObject(member) ? member : {}] as const,
  )

/**
 * @param root the schema of the object whose members are looked for
 * @param around all of the message, for names that stand beside what it quotes
 */
function createMemberFinder(
  assignment: Assignment,
  read: ReadText,
  root: Json,
  around: ReadText | undefined = undefined,
): FindValue {
  let tasks = 0
  const settled = settle(membersOf(root), read)
  const known = new Map<string, Json | undefined>()
  const look = (name: string, schema: JsonObject): Json | undefined => {
    const own = nameWords(name)
    const judges = own.some(
      word =>
        judged.includes(word) ||
        (summaries.includes(word) && word !== 'title') ||
        (lists.includes(word) && word !== 'items' && typeOf(schema) === 'array'),
    )
    const place = settled.has(name) ? settled.get(name) : read
    const found = judges || place === undefined ? undefined : findField(name, schema, place)
    const beside =
      found === undefined &&
      around !== undefined &&
      readField(name).kinds.has('name') &&
      typeOf(schema) === 'string'
        ? findField(name, schema, around)
        : undefined
    if (found !== undefined || beside !== undefined) return found ?? beside
    const answered = tasks < MOST_TASKS ? byTask(name, schema, assignment, read.text) : undefined
    if (answered !== undefined) tasks++
    return answered ?? (judges ? findField(name, schema, read) : undefined)
  }
  return (name, schema) => {
    const key = `${name}\n${JSON.stringify(schema).slice(0, 500)}`
    if (!known.has(key)) known.set(key, look(name, schema))
    return known.get(key)
  }
}

/** Where the prompt describes the members in words, one that was not found is what it says, else null. */
function fillNames(
  schema: JsonObject,
  find: FindValue,
  missing: Json,
  read: ReadText,
  strict: boolean,
): JsonObject {
  const members = Object.entries(isObject(schema.properties) ? schema.properties : {}).map(
    ([name, member]) => ({ name, schema: isObject(member) ? member : {} }),
  )
  const found = new Map(members.map(({ name, schema: own }) => [name, find(name, own)] as const))
  const values = [...found.values()].flatMap(value => value ?? [])
  const left = members.filter(({ name }) => found.get(name) === undefined)
  const claimed = strict ? new Map<string, Json>() : claimLeft(left, values, read)
  return Object.fromEntries(
    members.map(({ name, schema: own }) => [
      name,
      found.get(name) ??
        claimed.get(name) ??
        (strict ? (typeOf(own) === 'array' ? [] : missing) : absent(name, own, missing)),
    ]),
  )
}

/** Where a prompt warns that something may be missing, nothing is made out from what is left. */
const warns =
  /\b(?:null|missing|unknown|absent|n\/a|not (?:stated|given|found|mentioned|present)|never guess|do not guess|don't guess|empty string)\b/i

const materialOf = ({ material, prompt }: Assignment): string => (material || prompt.text).slice(0, SEARCHED)

const takesData =
  /\b(?:extract\w*|structure\w*|convert\w*|turn|pars\w+|json|fill|classif\w+|summari\w+|read|pull|give|return|answer|output|data|details|record|schema|put|analy\w+|what|who|which|when|how|generate|create|write|rate|make)\b/i

/** Where a schema says all that is wanted, a message that asks for no data is all material, whatever it asks of others. */
const givenIn = (assignment: Assignment): string =>
  assignment.marked || takesData.test(assignment.instruction)
    ? materialOf(assignment)
    : (assignment.prompt.text || assignment.material).slice(0, SEARCHED)

/** What asks for members: JSON by its name, its keys, a sample of it, or a schema. */
const asksForMembers =
  /json|\bkeys?\s*[:=]|\b(?:format|schema|template|structure|output|return|respond|answer|reply|give me|like this)\b[^{}]{0,80}\{\s*"?\w|\bschema\b/i

/** Whether a piece of a prompt names the fields of an object. */
const asksForFields = (text: string): boolean =>
  text.length < 4_000 && asksForMembers.test(text) && readNamedFields(text) !== undefined

/** JSON where a prompt names its members in words or by a sample; undefined where it names none. */
function fillDescribed(assignment: Assignment): string | undefined {
  const split = splitRequest(assignment, asksForFields)
  const rules = `${assignment.prompt.system}\n${split.instruction}`
  const named = readNamedFields(rules)
  // "All phone numbers as a JSON array" has no members.
  const isFlat =
    Object.keys(isObject(named?.properties) ? named.properties : {}).length === 1 &&
    /\bjson (?:array|list)\b/i.test(rules) &&
    !/\bobjects?\b|\{/i.test(rules)
  const described = isFlat ? undefined : named
  const sampled = rules.includes('{') ? readJsonRequest(rules) : undefined
  const nested =
    isObject(sampled?.properties) &&
    Object.values(sampled.properties).some(one => isObject(one) && isObject(one.properties ?? one.items))
  const schemaInWords = nested
    ? sampled
    : (described ?? (isObject(sampled?.properties) ? sampled : undefined))
  if (schemaInWords !== undefined) {
    const own = readNamedFields(split.instruction) ?? (split.instruction.includes('{') ? {} : undefined)
    const bare = own !== undefined && split.material === '' && assignment.prompt.documents.length === 0
    if (bare && inventing.test(split.instruction)) return inventJson(schemaInWords, split.instruction)
    const text = own === undefined ? assignment.prompt.text || assignment.material : split.material
    const read = readText((text || materialOf(assignment)).slice(0, SEARCHED))
    if (sampled !== undefined && /"properties"\s*:/.test(rules))
      return JSON.stringify(fillSchema(sampled, createMemberFinder(assignment, read, sampled)))
    const wantsSeveral = severalObjects.test(rules) && !nested
    const several = wantsSeveral ? findField('', { type: 'array', items: schemaInWords }, read) : undefined
    if (Array.isArray(several) && several.length > 0) return JSON.stringify(several)
    return JSON.stringify(
      fillNames(
        schemaInWords,
        createMemberFinder(assignment, read, schemaInWords),
        missingValue(rules),
        read,
        warns.test(rules),
      ),
    )
  }
  return undefined
}

/** Names of members that a label answers. */
const labels = new Set(
  'label category class sentiment intent topic priority language tone type department queue reason confidence urgency severity emotion tag spam'.split(
    ' ',
  ),
)

/** JSON of the members that a prompt names, where most of them are to be taken from a text. */
export function writeFields(assignment: Assignment, request: ConverseRequest): string | undefined {
  if (configuredSchema(request) !== undefined || assignment.task === 'summarise') return undefined
  const split = splitRequest(assignment, asksForFields)
  const instruction = `${assignment.prompt.system}\n${split.instruction}`
  if (!asksForMembers.test(instruction)) return undefined
  const named = readNamedFields(instruction)
  const names = Object.keys(isObject(named?.properties) ? named.properties : {})
  const judging = names.filter(name =>
    nameWords(name).some(word => labels.has(word) || judged.includes(word) || lists.includes(word)),
  )
  return names.length >= 2 && judging.length * 2 < names.length ? fillDescribed(assignment) : undefined
}

/** JSON where the request asks for it, by `outputConfig` or in words; nothing around it. */
export function writeJson(assignment: Assignment, request: ConverseRequest): string | undefined {
  const schema = configuredSchema(request)
  if (schema !== undefined)
    return JSON.stringify(
      fillSchema(
        schema,
        createMemberFinder(
          assignment,
          readText(givenIn(assignment)),
          schema,
          readText(assignment.prompt.text.slice(0, SEARCHED)),
        ),
      ),
    )
  if (
    !assignment.rules.includes('json') &&
    !/\bkeys?\s*[:=]/i.test(assignment.instruction) &&
    !/"properties"\s*:/.test(`${assignment.prompt.system}\n${assignment.prompt.text}`.slice(0, SEARCHED)) &&
    !(
      /\{\s*"[\w -]+"\s*:/.test(assignment.instruction) &&
      /\b(?:json|fill|complete|schema|template|format|return|output)\b/i.test(assignment.instruction) &&
      !/\?\s*$/.test(assignment.instruction)
    )
  )
    return undefined
  const fields = fillDescribed(assignment)
  if (fields !== undefined) return fields
  const values = extractValues(assignment)
  if (values !== undefined) return values
  if (readJsonRequest(`${assignment.prompt.system}\n${assignment.instruction}`) === undefined)
    return undefined
  return JSON.stringify({
    answer:
      answerQuestion(assignment) ??
      extract(assignment.material || assignment.prompt.text, '', { form: 'sentences', count: 1 }),
  })
}
