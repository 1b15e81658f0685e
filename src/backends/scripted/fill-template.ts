import type { Asked } from './asked.ts'

/** So that no text grows without bound, however often it is repeated. */
const LONGEST_VALUE = 100_000
const MOST_FIELDS = 100

const FIELD = /\{\{([^{}]{1,300})\}\}/g
const NAMED = /^(text|model|turn|metadata\..+)$/
/** What looks as if it was meant to be one. */
const MEANT = /^\s*[\w.]+\s*$/

/** `{{text}}`, `{{model}}`, `{{turn}}` and `{{metadata.key}}` replaced; nothing is evaluated, all else stays. */
export const fillTemplate = (template: string, asked: Asked): string =>
  template.includes('{{')
    ? template.replace(FIELD, (whole, name: string) => fieldOf(name, asked) ?? whole)
    : template

/** The same in every text of a JSON value. */
export const fillAll = (value: unknown, asked: Asked): unknown => {
  if (typeof value === 'string') return fillTemplate(value, asked)
  if (Array.isArray(value)) return value.map(each => fillAll(each, asked))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, fillAll(member, asked)]))
}

/** What is wrong with the fields of a template. */
export const templateProblem = (template: string): string | undefined => {
  const fields = [...template.matchAll(FIELD)].map(([, name = '']) => name)
  if (fields.length > MOST_FIELDS) return `must have at most ${MOST_FIELDS} fields in double braces`
  const unknown = fields.find(name => MEANT.test(name) && !NAMED.test(name))
  if (unknown === undefined) return undefined
  return `has the unknown field {{${unknown}}}: {{text}}, {{model}}, {{turn}} and {{metadata.key}} are there, without blanks`
}

const fieldOf = (name: string, { text, model, turn, metadata }: Asked): string | undefined => {
  if (name === 'text') return text.slice(0, LONGEST_VALUE)
  if (name === 'model') return model
  if (name === 'turn') return String(turn)
  if (!name.startsWith('metadata.')) return undefined
  const key = name.slice('metadata.'.length)
  return Object.hasOwn(metadata, key) ? metadata[key] : ''
}
