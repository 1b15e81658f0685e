import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkBody, type MemberRules, malformed } from '../../../src/dialects/native/check-body.ts'

const members: MemberRules = {
  required: ['texts'],
  rules: {
    texts: { types: ['JSONArray'], minItems: 1, maxItems: 2, items: { types: ['String'], maxLength: 5 } },
    mode: { types: ['String'], values: ['on', 'off'] },
    stop: { types: ['String'], minLength: 2, pattern: /^(\|+|User:)$/ },
    heat: { types: ['Number'], minimum: 0, maximum: 1 },
    count: { types: ['Integer'] },
    config: {
      types: ['JSONObject'],
      members: { required: ['deep'], rules: { deep: { types: ['Boolean'] } } },
    },
  },
}

describe('checkBody', () => {
  test('gives the body itself back, with the members that are for Bedrock', () => {
    const body = {
      texts: ['a'],
      mode: 'on',
      heat: 0.5,
      count: 3,
      config: { deep: true },
      'amazon-bedrock-x': 1,
    }
    expect(checkBody(body, members)).toBe(body)
  })

  // The sentences are those of everit's JSON schema checker: https://github.com/langgenius/dify/issues/3326
  test.each<[unknown, string]>([
    [[], '#: expected type: JSONObject, found: JSONArray'],
    [{}, '#: required key [texts] not found'],
    [{ texts: ['a'], top_k: 1 }, '#: extraneous key [top_k] is not permitted'],
    [{ texts: 'a' }, '#/texts: expected type: JSONArray, found: String'],
    [{ texts: [] }, '#/texts: expected minimum item count: 1, found: 0'],
    [{ texts: ['a', 'b', 'c'] }, '#/texts: expected maximum item count: 2, found: 3'],
    [{ texts: ['a', 1.5] }, '#/texts/1: expected type: String, found: BigDecimal'],
    [{ texts: ['longer'] }, '#/texts/0: expected maxLength: 5, actual: 6'],
    [{ texts: ['👋👋👋👋👋👋'] }, '#/texts/0: expected maxLength: 5, actual: 6'],
    [
      { texts: ['a'], stop: '👋' },
      '#/stop: expected minLength: 2, actual: 1, #/stop: string [👋] does not match pattern ^(\\|+|User:)$',
    ],
    [{ texts: ['a'], mode: 'x' }, '#/mode: x is not a valid enum value'],
    [{ texts: ['a'], stop: '</stop>' }, '#/stop: string [</stop>] does not match pattern ^(\\|+|User:)$'],
    [{ texts: ['a'], stop: '|' }, '#/stop: expected minLength: 2, actual: 1'],
    [{ texts: ['a'], heat: 2 }, '#/heat: 2 is not less or equal to 1'],
    [{ texts: ['a'], heat: -1 }, '#/heat: -1 is not greater or equal to 0'],
    [{ texts: ['a'], count: 0.5 }, '#/count: expected type: Integer, found: BigDecimal'],
    [{ texts: ['a'], config: {} }, '#/config: required key [deep] not found'],
    [{ texts: ['a'], config: { deep: null } }, '#/config/deep: expected type: Boolean, found: Null'],
    [
      { texts: 1, heat: 'x' },
      '#/texts: expected type: JSONArray, found: Integer, #/heat: expected type: Number, found: String',
    ],
    [JSON.parse('{"texts":["a"],"__proto__":1}'), '#: extraneous key [__proto__] is not permitted'],
  ])('%j', (body, violations) => {
    expect(() => checkBody(body, members)).toThrow(
      `Malformed input request: ${violations}, please reformat your input and try again.`,
    )
  })

  test('lengths are of characters, whatever their code', () => {
    const body = { texts: ['👋👋👋👋👋', '12345'] }
    expect(checkBody(body, members)).toBe(body)
  })

  test('tells twenty violations at most, and none at length', () => {
    const body = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`${index}${'x'.repeat(5_000)}`, 1]),
    )
    expect(() => checkBody(body, { rules: {} })).toThrow(
      expect.objectContaining({ message: expect.stringMatching(/^.{20000,20200}$/) }),
    )
  })

  test('hints from what was sent instead', () => {
    expect(() => checkBody({ prompt: 'x' }, members, body => `not ${Object.keys(body)}`)).toThrow(
      expect.objectContaining({ hint: 'not prompt' }),
    )
  })
})

test('malformed is a ValidationException', () => {
  expect(malformed(['a', 'b'])).toMatchObject({
    name: 'ValidationException',
    status: 400,
    message: 'Malformed input request: a, b, please reformat your input and try again.',
  })
})

/** `/x/` in the rules of all families. */
const patternsInRules = (): string[] => {
  const folder = new URL('../../../src/dialects/', import.meta.url)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file =>
    file.endsWith('.ts'),
  )
  const sources = files.map(file => readFileSync(new URL(file, folder), 'utf8')).join('\n')
  return [...sources.matchAll(/\bpattern: (.+?\/) *[,}]/g)].map(([, pattern = '']) => pattern)
}

/** Without character classes and escapes, whose signs are no repeats. */
const openRepeats = (pattern: string): number =>
  (
    pattern
      .replaceAll(/\\./g, 'x')
      .replaceAll(/\[[^\]]*\]/g, 'x')
      .match(/[*+]|,\}/g) ?? []
  ).length

test('patterns of rules are linear', () => {
  const patterns = patternsInRules()
  expect(patterns.length).toBeGreaterThanOrEqual(4)
  for (const pattern of patterns) {
    expect(pattern).toMatch(/^\/\^.*\$\/$/)
    expect(openRepeats(pattern), pattern).toBeLessThanOrEqual(1)
    // A group must not be repeated.
    expect(pattern).not.toMatch(/\)[*+?{]/)
  }
})
