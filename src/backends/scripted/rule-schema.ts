import * as v from 'valibot'
import { exceptionNames } from './exceptions.ts'
import { expressionProblem } from './expression-problem.ts'
import { templateProblem } from './fill-template.ts'
import { nearestWord } from './nearest-word.ts'
import { ruleProblem, stepProblem } from './rule-problems.ts'

const MOST_RULES = 1_000
const MOST_STEPS = 1_000
const LONGEST_TEXT = 100_000
const LONGEST_DELAY_MS = 3_600_000

/** An object whose messages say what it may hold. */
const strict = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.strictObject(entries, issue => {
    const key = issue.received.replaceAll('"', '')
    const allowed = Object.keys(entries)
    if (issue.expected === 'never')
      return `unknown key.${didYouMean(issue.path?.at(-1)?.key, allowed)} Allowed: ${allowed.join(', ')}`
    if (key === 'undefined') return 'is missing'
    return `must be settings (key: value): ${allowed.join(', ')}`
  })

const oneOfNames = <const Name extends string>(names: readonly Name[]) =>
  v.picklist(names, issue => `must be one of ${names.join(', ')}.${didYouMean(issue.input, names)}`)

/** Not valibot's record, which leaves keys such as `constructor` out without a word. */
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const didYouMean = (word: unknown, allowed: readonly string[]): string => {
  const near = typeof word === 'string' ? nearestWord(word, allowed) : undefined
  return near === undefined ? '' : ` Did you mean "${near}"?`
}

/** A text that stands for an object with one member. */
const shorthand = <const Schema extends v.GenericSchema>(key: string, schema: Schema) =>
  v.pipe(
    v.unknown(),
    v.transform(value => (typeof value === 'string' ? { [key]: value } : value)),
    schema,
  )

const listOf = <const Schema extends v.GenericSchema>(item: Schema, most = MOST_STEPS) =>
  v.pipe(
    v.array(item, 'must be a list'),
    v.minLength(1, 'must have at least one item'),
    v.maxLength(most, `must have at most ${most} items`),
  )

const text = (longest: number) =>
  v.pipe(
    v.string('must be text: put it in quotes'),
    v.maxLength(longest, `must be at most ${longest} characters long`),
  )
const template = v.pipe(
  text(LONGEST_TEXT),
  v.rawCheck(({ dataset, addIssue }) => {
    const message = dataset.typed ? templateProblem(dataset.value) : undefined
    if (message !== undefined) addIssue({ message })
  }),
)
const number = (from: number, to: number) =>
  v.pipe(
    v.number('must be a number'),
    v.minValue(from, `must be at least ${from}`),
    v.maxValue(to, `must be at most ${to}`),
  )
const whole = (from: number, to = Number.MAX_SAFE_INTEGER) =>
  v.pipe(number(from, to), v.integer('must be a whole number'))

const regex = v.pipe(
  text(500),
  v.rawCheck(({ dataset, addIssue }) => {
    const message = dataset.typed ? expressionProblem(dataset.value) : undefined
    if (message !== undefined) addIssue({ message })
  }),
)
const words = shorthand('contains', strict({ contains: v.optional(text(10_000)), regex: v.optional(regex) }))
const name = text(200)

const match = strict({
  /** With `*`; the model's own ID or the profile that it was called by. */
  model: v.optional(text(2_048)),
  /** Of the last user message. */
  text: v.optional(words),
  system: v.optional(words),
  /** Whose result came last. */
  tool: v.optional(name),
  /** That are offered, all of them. */
  tools: v.optional(listOf(name)),
  /** How many user messages there are. */
  turn: v.optional(whole(1)),
  metadata: v.optional(
    v.custom<Readonly<Record<string, string>>>(
      value => isObject(value) && Object.values(value).every(each => typeof each === 'string'),
      'must be texts by their keys: put them in quotes',
    ),
  ),
})

const position = v.pipe(v.number('must be a number'), v.integer('must be a whole number'))
const citation = strict({
  title: v.optional(template),
  source: v.optional(text(2_048)),
  sourceContent: v.optional(listOf(strict({ text: template }))),
  location: v.optional(
    strict({
      web: v.optional(strict({ url: text(2_048), domain: v.optional(text(2_048)) })),
      documentChar: v.optional(strict({ documentIndex: position, start: position, end: position })),
      documentPage: v.optional(strict({ documentIndex: position, start: position, end: position })),
      documentChunk: v.optional(strict({ documentIndex: position, start: position, end: position })),
      searchResultLocation: v.optional(
        strict({ searchResultIndex: position, start: position, end: position }),
      ),
    }),
  ),
})

const toolUse = strict({
  name,
  input: v.optional(
    v.custom<Readonly<Record<string, unknown>>>(isObject, 'must be an object (key: value)'),
    {},
  ),
  id: v.optional(text(64)),
})

const stopReasons = [
  'end_turn',
  'tool_use',
  'max_tokens',
  'stop_sequence',
  'guardrail_intervened',
  'content_filtered',
  'malformed_model_output',
  'malformed_tool_use',
  'model_context_window_exceeded',
] as const

const tokens = v.optional(whole(0, 1_000_000_000))
const answer = v.pipe(
  strict({
    text: v.optional(template),
    json: v.optional(v.unknown()),
    toolUse: v.optional(
      v.pipe(
        v.unknown(),
        v.transform(value => (Array.isArray(value) ? value : [value])),
        listOf(toolUse, 100),
      ),
    ),
    reasoning: v.optional(shorthand('text', strict({ text: template, signature: v.optional(text(10_000)) }))),
    citations: v.optional(listOf(citation, 100)),
    stopReason: v.optional(oneOfNames(stopReasons)),
    usage: v.optional(
      strict({
        inputTokens: tokens,
        outputTokens: tokens,
        cacheReadInputTokens: tokens,
        cacheWriteInputTokens: tokens,
      }),
    ),
  }),
  v.check(each => each.text === undefined || !('json' in each), 'has both text and json: choose one'),
)

const error = shorthand(
  'name',
  strict({
    name: oneOfNames(exceptionNames),
    message: v.optional(template),
    hint: v.optional(text(1_000)),
    originalStatusCode: v.optional(whole(100, 599)),
    originalMessage: v.optional(text(1_000)),
    resourceName: v.optional(text(2_048)),
  }),
)

const pace = {
  /** Milliseconds until the first token. */
  delay: v.optional(number(0, LONGEST_DELAY_MS)),
  /** Tokens in a second after it. */
  pace: v.optional(number(0.01, 1_000_000)),
}
const stepEntries = {
  ...pace,
  answer: v.optional(shorthand('text', answer)),
  error: v.optional(error),
  /** The stream ends after so many events. */
  dieAfter: v.optional(whole(0, 1_000_000)),
  /** It ends without an exception. */
  cut: v.optional(v.boolean('must be true or false')),
}

const step = v.pipe(
  strict(stepEntries),
  v.check(
    each => stepProblem(each) === undefined,
    ({ input }) => stepProblem(input) ?? '',
  ),
)
const weighted = v.pipe(
  strict({ ...stepEntries, weight: v.optional(number(0.000_001, 1_000_000), 1) }),
  v.check(
    each => stepProblem(each) === undefined,
    ({ input }) => stepProblem(input) ?? '',
  ),
)

const rule = v.pipe(
  strict({
    ...stepEntries,
    name: v.optional(name),
    match: v.optional(match, {}),
    sequence: v.optional(listOf(shorthand('answer', step))),
    // biome-ignore lint/suspicious/noThenProperty: what follows a sequence; a text, so nothing takes it for a promise.
    then: v.optional(oneOfNames(['last', 'repeat', 'error'])),
    oneOf: v.optional(listOf(shorthand('answer', weighted))),
    seed: v.optional(whole(0, 2 ** 31 - 1)),
  }),
  v.check(
    each => ruleProblem(each) === undefined,
    ({ input }) => ruleProblem(input) ?? '',
  ),
)

export const scopes = ['account', 'accessKey'] as const
export const scriptSchema = v.pipe(
  v.unknown(),
  v.transform(value => (Array.isArray(value) ? { rules: value } : value)),
  strict({ scope: v.optional(oneOfNames(scopes)), rules: listOf(rule, MOST_RULES) }),
)

export type Rule = v.InferOutput<typeof rule>
export type Match = v.InferOutput<typeof match>
export type Step = v.InferOutput<typeof step>
export type Answer = v.InferOutput<typeof answer>
