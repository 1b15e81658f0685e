import { describe, expect, test } from 'vitest'
import { type Answer, graders } from '../../evaluation/grade/index.js'
import { readCases, readPairs } from '../../evaluation/read-cases.js'
import { terms } from '../../evaluation/term-overlap.js'

type Task = keyof typeof graders
const tasks = Object.keys(graders) as Task[]
const nothing: Answer = { text: '', toolUses: [] }

const inHalf = (list: readonly { readonly half: string }[], wanted: string) =>
  list.filter(({ half }) => half === wanted).length

/** What the wildcards of a case accept. */
const first = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(first)
  if (typeof value !== 'object' || value === null) return value
  const wanted = value as Record<string, unknown>
  if (Array.isArray(wanted.anyOf)) return first(wanted.anyOf[0])
  if (wanted.any === true) return 'anything'
  if (Object.hasOwn(wanted, 'optional')) return first(wanted.optional)
  return Object.fromEntries(Object.entries(wanted).map(([key, each]) => [key, first(each)]))
}

const phrases = (list: unknown): string =>
  [list ?? []]
    .flat()
    .map(each => [each].flat()[0])
    .join(' ')

/** The answer that a case describes. */
const ideal = (expected: Readonly<Record<string, unknown>>): Answer => {
  const { uses, tool, fields, array, exactly, label, key, asks, refuses } = expected
  if (uses !== undefined || tool !== undefined)
    return { text: '', toolUses: first(uses ?? [tool]) as Answer['toolUses'] }
  if (fields !== undefined) return { ...nothing, text: JSON.stringify(first(fields)) }
  if (array !== undefined) return { ...nothing, text: JSON.stringify(first(array)) }
  if (key !== undefined) return { ...nothing, text: JSON.stringify({ [String(key)]: label }) }
  if (refuses === true) return { ...nothing, text: 'That is not mentioned.' }
  if (asks !== undefined) return { ...nothing, text: `Which ${phrases(asks)}?` }
  if (exactly !== undefined) return { ...nothing, text: String([exactly].flat()[0]) }
  return { ...nothing, text: phrases(label ?? refuses ?? expected.mentions) || 'Hello.' }
}

describe.each(tasks)('%s', task => {
  const cases = readCases(task)

  test('has enough cases, and of the same kinds held out', () => {
    const least = task === 'rewriting' ? 10 : 20
    expect(inHalf(cases, 'heldOut')).toBeGreaterThanOrEqual(least)
    expect(inHalf(cases, 'development')).toBeGreaterThanOrEqual(inHalf(cases, 'heldOut'))
    const kinds = (half: string) => new Set(cases.filter(each => each.half === half).map(({ kind }) => kind))
    expect(kinds('development')).toEqual(kinds('heldOut'))
  })

  test('names each case once', () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length)
  })

  test('is never satisfied by silence', () => {
    const satisfied = cases.filter(
      ({ expected, said }) => graders[task](expected, nothing, said).length === 0,
    )
    expect(satisfied.map(({ id }) => id)).toEqual([])
  })
})

test.each<Task>(['labels', 'extraction', 'tools', 'questions'])(
  '%s: an answer that says what is wanted passes',
  task => {
    const missed = readCases(task).flatMap(({ id, expected, said }) =>
      graders[task](expected, ideal(expected), said).map(miss => `${id}: ${miss}`),
    )
    expect(missed).toEqual([])
  },
)

test('key points and background of a summary are in its text', () => {
  const missing = readCases('summaries').flatMap(({ id, expected, said }) =>
    [expected.keys, expected.background ?? []]
      .flatMap(lists => lists as (string | string[])[])
      .filter(
        phrase =>
          graders.questions({ mentions: [phrase], negative: true }, { ...nothing, text: said }).length > 0,
      )
      .map(phrase => `${id}: ${phrase}`),
  )
  expect(missing).toEqual([])
})

describe('pairs', () => {
  const pairs = readPairs()

  test('are enough, half of them held out', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(60)
    expect(inHalf(pairs, 'development')).toBe(inHalf(pairs, 'heldOut'))
  })

  test('share no term where they are paraphrases', () => {
    const shared = pairs
      .filter(({ kind }) => kind === 'paraphrase')
      .flatMap(({ id, query, passage }) => {
        const known = new Set(terms(passage))
        return terms(query)
          .filter(term => known.has(term))
          .map(term => `${id}: ${term}`)
      })
    expect(shared).toEqual([])
  })
})
