import { describe, expect, test } from 'vitest'
import { countText } from '../../../src/backends/embedded/count-tokens.ts'
import { createEmbeddedBackend } from '../../../src/backends/embedded/create-embedded-backend.ts'
import { rerank } from '../../../src/backends/embedded/rerank.ts'
import { call } from '../call.ts'

const modelId = 'cohere.rerank-v3-5:0'
const scoresOf = async (query: string, documents: readonly string[]): Promise<readonly number[]> =>
  (await rerank({ modelId, query, documents }, call())).scores
const bestOf = async (query: string, documents: readonly string[]): Promise<string | undefined> => {
  const scores = await scoresOf(query, documents)
  return documents[scores.indexOf(Math.max(...scores))]
}

describe('rerank', () => {
  test.each([
    [
      'What is the capital of the United States?',
      'Washington, D.C. (also known as simply Washington or D.C., and officially as the District of Columbia) is the capital of the United States.',
      [
        'Carson City is the capital city of the American state of Nevada.',
        'The Commonwealth of the Northern Mariana Islands is a group of islands. Its capital is Saipan.',
        'Capital punishment has existed in the United States since before the United States was a country. As of 2017, capital punishment is legal in 30 of the 50 states.',
      ],
    ],
    [
      'Is the runway closed?',
      'Runway 18/36 is closed for maintenance.',
      [
        'Taxiway B lighting is out of service.',
        'Fuel is available at all hours.',
        'The tower closes at night.',
      ],
    ],
    [
      'How long do refunds take?',
      'We refund your payment within 14 days of the return.',
      ['Our shops are open all day.', 'Shipping takes three days.', 'Gift cards never expire.'],
    ],
    [
      'how to buy a car',
      'Purchasing a vehicle: what you need to know',
      ['How to paint a wall', 'How to sell honey', 'What to eat in a car park'],
    ],
    [
      '\u6cd5\u56fd\u7684\u9996\u90fd',
      '\u5df4\u9ece\u662f\u6cd5\u56fd\u7684\u9996\u90fd',
      ['\u67cf\u6797\u662f\u5fb7\u56fd\u7684\u9996\u90fd', '\u82f9\u679c\u662f\u4e00\u79cd\u6c34\u679c'],
    ],
  ])('%j is answered by %j', async (query, answer, others) => {
    expect(await bestOf(query, [...others, answer])).toBe(answer)
    expect(await bestOf(query, [answer, ...others])).toBe(answer)
  })

  test('scores from 0 for nothing in common to 1 for the query itself', async () => {
    expect(await scoresOf('red roses', ['red roses', 'blue sky'])).toEqual([1, 0])
    for (const score of await scoresOf('the price of oil', [
      'oil',
      'The price of oil rose.',
      'oil '.repeat(99),
    ])) {
      expect(score).toBeGreaterThan(0)
      expect(score).toBeLessThanOrEqual(1)
    }
  })

  test('words together count more than words apart, and early ones more than late ones', async () => {
    const [together = 0, apart = 0] = await scoresOf('blue whale', [
      'We saw a blue whale in the bay.',
      'We saw a blue boat in the bay, and then a whale.',
    ])
    expect(together).toBeGreaterThan(apart)
    const [early = 0, late = 0] = await scoresOf('whale', ['A whale in the bay', 'In the bay a whale'])
    expect(early).toBeGreaterThan(late)
  })

  test('a rare word counts more than one that all documents hold', async () => {
    const documents = ['Outcrop release notes', 'Outcrop price list', 'Outcrop', 'Quartz notes']
    const [, price = 0, , quartz = 0] = await scoresOf('outcrop quartz', documents)
    expect(quartz).toBeGreaterThan(price)
  })

  test('a query of grammar alone is taken by the word', async () => {
    expect(await bestOf('who are you', ['nothing here', 'how are you', 'you are who'])).toBe('you are who')
  })

  test('the same scores for the same request, and the tokens of all', async () => {
    const request = { modelId, query: 'blue whale', documents: ['a blue whale', 'a red fox'] }
    const [one, other] = [await rerank(request, call()), await rerank(request, call())]
    expect(one).toEqual(other)
    const inputTokens = [request.query, ...request.documents].reduce((sum, text) => sum + countText(text), 0)
    expect(one.served).toEqual({ backend: 'embedded', inputTokens })
  })

  test('odd and long input is safe', async () => {
    const odd = [
      '',
      ' ',
      '!!!',
      '\ud800',
      '\u0000',
      '\u{1F642}',
      'constructor __proto__',
      '\ufdfa'.repeat(9_999),
    ]
    const long = [
      'a'.repeat(200_000),
      'prefixed1 prefixed2 '.repeat(9_000),
      'cost price order '.repeat(9_000),
    ]
    for (const query of [...odd, ...long]) {
      const scores = await scoresOf(query, [...odd, ...long])
      expect(scores).toHaveLength(odd.length + long.length)
      for (const score of scores) {
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1)
      }
    }
    expect(await scoresOf('anything', [])).toEqual([])
  })

  test('stops between documents where nobody waits any more', async () => {
    const gone = new AbortController()
    const documents = Array.from({ length: 1_000 }, () => 'word '.repeat(20_000))
    const waiting = rerank({ modelId, query: 'word', documents }, call({ signal: gone.signal }))
    gone.abort(new Error('left'))
    await expect(waiting).rejects.toThrow('left')
  })

  test('is what the backend reranks with', () => {
    expect(createEmbeddedBackend().rerank).toBe(rerank)
  })
})
