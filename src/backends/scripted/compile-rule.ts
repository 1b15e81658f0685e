import { RE2JS } from 're2js'
import type { Asked } from './asked.ts'
import type { PlacedRule } from './read-script.ts'
import type { Match, Rule } from './rule-schema.ts'

/** A rule, ready to be asked. */
export interface CompiledRule extends PlacedRule {
  /** Its name, or where it stands. */
  readonly title: string
  /** How many conditions it has. */
  readonly conditions: number
  /** Why it does not match: a sentence for each condition that is not met. */
  misses(asked: Asked): string[]
}

/** Gives the sentence where it is not met. */
type Condition = (asked: Asked) => string | undefined

/** Expressions see so many characters: they are linear, but slow. */
const LONGEST_FOR_REGEX = 50_000
const LONGEST_QUOTE = 60

export const compileRule = ({ rule, place }: PlacedRule): CompiledRule => {
  const conditions = compileMatch(rule.match)
  return {
    rule,
    place,
    title: titleOf(rule, place),
    conditions: conditions.length,
    misses: asked => conditions.flatMap(condition => condition(asked) ?? []),
  }
}

const titleOf = ({ name }: Rule, place: string): string => (name === undefined ? place : `${name} (${place})`)

const compileMatch = (match: Match): Condition[] => {
  const { model, text, system, tool, tools, turn, metadata } = match
  const conditions: (Condition | undefined)[] = [
    model === undefined ? undefined : modelCondition(model),
    text && wordsCondition('the text', text, asked => asked.text),
    system && wordsCondition('the system prompt', system, asked => asked.system),
    tool === undefined
      ? undefined
      : asked =>
          asked.tool === tool
            ? undefined
            : `no result of ${tool} came last${asked.tool ? `, but of ${asked.tool}` : ''}`,
    tools &&
      (asked => {
        const missing = tools.filter(each => !asked.tools.includes(each))
        return missing.length === 0 ? undefined : `the tools do not have ${missing.join(', ')}`
      }),
    turn === undefined
      ? undefined
      : asked => (asked.turn === turn ? undefined : `it is turn ${asked.turn}, not ${turn}`),
    ...Object.entries(metadata ?? {}).map(([key, value]): Condition => metadataCondition(key, value)),
  ]
  return conditions.filter(each => each !== undefined)
}

const modelCondition = (glob: string): Condition => {
  const expression = RE2JS.compile(glob.split('*').map(RE2JS.quote).join('.*'), RE2JS.DOTALL)
  return ({ model, profile }) =>
    [model, profile].some(each => each !== undefined && expression.matches(each))
      ? undefined
      : `the model ${quote(model)} is not ${glob}`
}

const metadataCondition =
  (key: string, value: string): Condition =>
  ({ metadata }) => {
    const found = Object.hasOwn(metadata, key) ? metadata[key] : undefined
    if (found === value) return undefined
    return `the metadata ${key} is ${found === undefined ? 'absent' : quote(found)}, not ${quote(value)}`
  }

const wordsCondition = (
  what: string,
  { contains, regex }: NonNullable<Match['text']>,
  of: (asked: Asked) => string,
): Condition => {
  const expression = regex === undefined ? undefined : RE2JS.compile(regex)
  return asked => {
    const text = of(asked)
    if (contains !== undefined && !text.includes(contains))
      return `${what} ${quote(text)} does not contain ${quote(contains)}`
    if (expression !== undefined && !expression.matcher(text.slice(0, LONGEST_FOR_REGEX)).find())
      return `${what} ${quote(text)} does not match /${regex}/`
    return undefined
  }
}

const quote = (text: string): string =>
  JSON.stringify(text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}...` : text)
