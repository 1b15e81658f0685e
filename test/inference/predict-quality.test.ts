import type { ContentBlock } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { loadCatalogue } from '../../src/inference/catalogue.ts'
import { difficultyOf, predictQuality } from '../../src/inference/predict-quality.ts'

const catalogue = loadCatalogue()
const model = (id: string) => {
  const found = catalogue.find(id)
  if (found === undefined) throw new Error(`The catalogue has no ${id}`)
  return found
}
const pairs = [
  ['amazon.nova-lite-v1:0', 'amazon.nova-pro-v1:0'],
  ['anthropic.claude-3-haiku-20240307-v1:0', 'anthropic.claude-3-5-sonnet-20240620-v1:0'],
  ['meta.llama3-1-8b-instruct-v1:0', 'meta.llama3-1-70b-instruct-v1:0'],
] as const
const ask = (text: string, ...more: ContentBlock[]) => ({
  messages: [{ role: 'user' as const, content: [{ text }, ...more] }],
})
const hard =
  'Design a multi-Region architecture for payments. Compare active-active with active-passive, explain the trade-offs, calculate the cost of each and justify your plan step by step. What fails first? Why? How do we migrate?'

test.each(pairs)('%s answers what is easy as well as %s, and what is hard less well', (light, strong) => {
  for (const easy of ['What is 2+2?', 'Say hello.', 'What is the capital of France?']) {
    const difficulty = difficultyOf(ask(easy))
    expect(predictQuality(difficulty, model(light))?.quality).toBe(1)
    expect(predictQuality(difficulty, model(strong))?.quality).toBe(1)
  }
  const difficulty = difficultyOf(ask(hard))
  const one = predictQuality(difficulty, model(light))
  const other = predictQuality(difficulty, model(strong))
  expect(one?.quality).toBeLessThan(other?.quality ?? 0)
  expect(one?.price).toBeLessThan(other?.price ?? 0)
})

test('cues, length, questions, code, tools, media and context each make a request harder', () => {
  const plain = 'Name the largest city of Japan please.'
  const base = difficultyOf(ask(plain))
  const tools = [{ toolSpec: { name: 'a', inputSchema: { json: {} } } }]
  const png = { image: { format: 'png' as const, source: { bytes: new Uint8Array(1) } } }
  const harder = [
    ask('Explain the largest city of Japan please.'),
    ask(`${plain} ${'And one more name. '.repeat(40)}`),
    ask(`${plain} Which? Where? When?`),
    ask(`${plain}\n\`\`\`\nlet a = 1\n\`\`\``),
    { ...ask(plain), toolConfig: { tools } },
    ask(plain, png),
    { ...ask(plain), system: [{ text: 'x'.repeat(10_000) }] },
  ]
  for (const request of harder) expect(difficultyOf(request)).toBeGreaterThan(base)
})

test('stays between 0 and 1, whatever it is given', () => {
  expect(difficultyOf({ messages: [] })).toBe(0)
  expect(difficultyOf({})).toBe(0)
  const everything = difficultyOf({
    ...ask(`${hard}\n\`\`\`\n${'why how prove? '.repeat(100_000)}`),
    toolConfig: { tools: [{ toolSpec: { name: 'a', inputSchema: { json: {} } } }] },
  })
  expect(everything).toBeGreaterThan(0.8)
  expect(everything).toBeLessThanOrEqual(1)
})

test('a model without a price is expected nothing of', () => {
  const { prices, ...unpriced } = model('amazon.nova-lite-v1:0')
  expect(prices).toBeDefined()
  expect(predictQuality(0.5, unpriced)).toBeUndefined()
})
