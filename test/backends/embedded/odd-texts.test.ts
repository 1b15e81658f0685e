import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { embedText } from '../../../src/backends/embedded/embed-text.ts'
import { rerank } from '../../../src/backends/embedded/rerank.ts'
import { call } from '../call.ts'

const modelId = 'cohere.rerank-v3-5:0'

const pieces = [
  'a',
  'whale',
  'data base',
  ' ',
  '\n',
  '\t',
  '.',
  "'",
  '-',
  '\u0000',
  '\u0007',
  '\u001b[31m',
  '\ud800',
  '\udc00',
  '\ufffe',
  '\u200d',
  '\u202e',
  '\u0301',
  '\u4f60\u597d',
  '\u3053\u3093',
  '\ud55c\uad6d',
  '\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35',
  '\u0645\u0631\u062d\u0628\u0627',
  '\u043f\u0440\u0438\u0432\u0435\u0442',
  '\u{1f642}',
  '\u{1f469}\u200d\u{1f4bb}',
  '\u{20000}',
  '\ufdfa',
  '\u00df',
  '\u0130',
  '1,000.5',
  'v2',
  '__proto__',
  'constructor',
  'the',
]

const oddText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map(parts => parts.join('')),
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map(parts => parts.join(' ')),
)

const endless = pieces.map(piece => piece.repeat(Math.ceil(1_000_000 / piece.length)))

const isUnit = (vector: Float32Array): boolean =>
  vector.every(Number.isFinite) && Math.abs(Math.hypot(...vector) - 1) < 1e-5

describe('any text', () => {
  test('has a unit vector, the same each time', () => {
    fc.assert(
      fc.property(oddText, fc.integer({ min: 64, max: 1_536 }), (text, dimensions) => {
        const vector = embedText(text, dimensions)
        expect(isUnit(vector)).toBe(true)
        expect(embedText(text, dimensions)).toEqual(vector)
      }),
      { numRuns: 500 },
    )
  })

  test('has the same vector whatever was embedded before', () => {
    const text = 'The nurse purchased a data base of acommodation'
    const before = embedText(text, 256)
    for (let index = 0; index < 20_000; index++) embedText(`word${index}`, 64)
    expect(embedText(text, 256)).toEqual(before)
  })

  test('scores from 0 to 1 for any query, the same each time', async () => {
    await fc.assert(
      fc.asyncProperty(oddText, fc.array(oddText, { maxLength: 20 }), async (query, documents) => {
        const { scores } = await rerank({ modelId, query, documents }, call())
        expect(scores).toHaveLength(documents.length)
        for (const score of scores) expect(score >= 0 && score <= 1).toBe(true)
        expect((await rerank({ modelId, query, documents }, call())).scores).toEqual(scores)
      }),
      { numRuns: 300 },
    )
  })

  test('without words in common scores 0', async () => {
    const { scores } = await rerank(
      {
        modelId,
        query: 'whale',
        documents: ['', '...', '\ud800', '\u0000', 'pulley'],
      },
      call(),
    )
    expect(scores).toEqual([0, 0, 0, 0, 0])
  })
})

describe('a megabyte of one piece', () => {
  test('has a unit vector', () => {
    for (const text of endless)
      expect(isUnit(embedText(text, 256)), JSON.stringify(text.slice(0, 9))).toBe(true)
  })

  test('may be asked for and ranked', async () => {
    const documents = endless.filter((_, index) => index % 4 === 0)
    for (const query of ['whale', 'a'.repeat(1_000_000)]) {
      const { scores } = await rerank({ modelId, query, documents }, call())
      for (const score of scores) expect(score >= 0 && score <= 1).toBe(true)
    }
  })
})

test('texts of other scripts are near those with the same words', () => {
  const near = (left: string, right: string): number => {
    const [one, other] = [embedText(left, 1_024), embedText(right, 1_024)]
    return one.reduce((whole, component, index) => whole + component * (other[index] ?? 0), 0)
  }
  for (const [text = '', alike = '', unlike = ''] of [
    [
      '\u5317\u4eac\u5927\u5b66',
      '\u6211\u5728\u5317\u4eac\u5927\u5b66\u8bfb\u4e66',
      '\u4eca\u5929\u5929\u6c14\u5f88\u597d',
    ],
    // The same ideographs in another order are other words.
    ['\u4e0a\u6d77\u6e2f', '\u53bb\u4e0a\u6d77\u6e2f', '\u6e2f\u6d77\u4e0a'],
    [
      '\u043a\u043d\u0438\u0433\u0430',
      '\u043a\u043d\u0438\u0433\u0438',
      '\u0441\u043e\u0431\u0430\u043a\u0430',
    ],
    [
      '\u0e42\u0e23\u0e07\u0e40\u0e23\u0e35\u0e22\u0e19',
      '\u0e09\u0e31\u0e19\u0e44\u0e1b\u0e42\u0e23\u0e07\u0e40\u0e23\u0e35\u0e22\u0e19',
      '\u0e2d\u0e32\u0e2b\u0e32\u0e23\u0e44\u0e17\u0e22',
    ],
  ])
    expect(near(text, alike), text).toBeGreaterThan(near(text, unlike) + 0.1)
})
