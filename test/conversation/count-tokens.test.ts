import type { ContentBlock, ConverseRequest } from '@aws-sdk/client-bedrock-runtime'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countBlocks, countTokens } from '../../src/conversation/count-tokens.ts'
import type { TokenCounter } from '../../src/conversation/token-counter.ts'

/** One token a character, so that the sums can be read. */
const characters: TokenCounter = {
  overheads: {
    request: 1_000,
    message: 100,
    system: 50,
    tool: 10,
    toolPrompt: { free: 7_000, forced: 9_000 },
  },
  countText: text => text.length,
  countImage: size => (size === undefined ? 3 : size.width * size.height),
}
const count = (request: Omit<ConverseRequest, 'modelId'>): number => countTokens(request, characters)
const block = (content: ContentBlock): number => count({ messages: [{ role: 'user', content: [content] }] })
const bare = 1_100

test('an empty request is its frame; messages add theirs with or without content', () => {
  expect(count({})).toBe(1_000)
  expect(count({ messages: [{ role: 'user', content: [] }] })).toBe(bare)
  expect(block({ text: 'four' })).toBe(bare + 4)
})

test('a system prompt has one frame', () => {
  expect(count({ system: [{ text: 'a' }, { text: 'b' }] })).toBe(1_052)
  expect(count({ system: [{ guardContent: { text: { text: 'abc' } } }] })).toBe(1_053)
})

test('tools count with the instructions that enable them, once', () => {
  const toolSpec = { name: 'find', description: 'Finds', inputSchema: { json: { a: 'b' } } }
  const tools = [{ toolSpec }, { toolSpec }, { systemTool: { name: 'nova' } }]
  const each = 10 + 'find Finds'.length + 5
  expect(count({ toolConfig: { tools } })).toBe(8_000 + 2 * each + 14)
  expect(count({ toolConfig: { tools, toolChoice: { any: {} } } })).toBe(10_000 + 2 * each + 14)
  expect(count({ toolConfig: { tools, toolChoice: { auto: {} } } })).toBe(8_000 + 2 * each + 14)
})

test('images count by their size, wherever they are', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d494844520000001400000005', 'hex')
  const image = { format: 'png' as const, source: { bytes: png } }
  expect(block({ image })).toBe(bare + 100)
  expect(block({ guardContent: { image } })).toBe(bare + 100)
  expect(block({ toolResult: { toolUseId: 'x', content: [{ image }] } })).toBe(bare + 110)
  expect(block({ image: { format: 'png', source: { s3Location: { uri: 's3://b/k' } } } })).toBe(bare + 3)
})

test('every other block counts what the model reads of it', () => {
  const bytes = new Uint8Array(160)
  const document = { name: 'n', format: 'txt' as const, source: { text: 'four' } }
  expect(block({ document })).toBe(bare + 5)
  expect(block({ document: { name: 'n', format: 'pdf', source: { bytes } } })).toBe(bare + 11)
  expect(block({ video: { format: 'mp4', source: { bytes } } })).toBe(bare + 10)
  expect(block({ audio: { format: 'mp3', source: { bytes } } })).toBe(bare + 10)
  expect(block({ reasoningContent: { reasoningText: { text: 'four' } } })).toBe(bare + 4)
  expect(block({ citationsContent: { content: [{ text: 'four' }], citations: [] } })).toBe(bare + 4)
  expect(block({ searchResult: { source: 's', title: 't', content: [{ text: 'four' }] } })).toBe(bare + 7)
  expect(block({ toolUse: { toolUseId: 'x', name: 'find', input: [1, 'b'] } })).toBe(bare + 19)
  expect(block({ toolResult: { toolUseId: 'x', content: [{ text: 'four' }, { json: 12 }] } })).toBe(bare + 17)
  expect(block({ cachePoint: { type: 'default' } })).toBe(bare)
})

test('an input nested without end is counted', () => {
  let deep: { [name: string]: typeof deep } = {}
  for (let depth = 0; depth < 100_000; depth++) deep = { a: deep }
  expect(block({ toolUse: { toolUseId: 'x', name: 'find', input: deep } })).toBeGreaterThan(300_000)
})

test('blocks come in the order of the prefix, the schema after all of them', () => {
  const blocks = countBlocks(
    {
      messages: [
        { role: 'user', content: [{ text: 'a' }, { cachePoint: { type: 'default' } }] },
        { role: 'assistant', content: [] },
        { role: 'user', content: [{ text: 'b' }] },
      ],
      system: [{ text: 'sys' }, { cachePoint: { type: 'default' } }],
      toolConfig: { tools: [{ systemTool: { name: 'x' } }, { cachePoint: { type: 'default' } }] },
      outputConfig: {
        textFormat: { type: 'json_schema', structure: { jsonSchema: { schema: '{}' } } },
      },
    },
    characters,
  )
  const seen: unknown[] = []
  let step = blocks.next()
  for (; !step.done; step = blocks.next()) {
    const { section, message, tokens } = step.value
    seen.push(message === undefined ? [section, tokens] : [section, tokens, message])
  }
  expect(seen).toEqual([
    ['tools', 8_011],
    ['tools', 8_011],
    ['system', 8_064],
    ['system', 8_064],
    ['messages', 8_165, 0],
    ['messages', 8_165, 0],
    ['messages', 8_366, 2],
  ])
  expect(step.value).toBe(8_368)
})

test('tokens never fall from one block to the next, and end at the whole count', () => {
  const content = fc.array(fc.string().map(text => ({ text })))
  const messages = fc.array(
    fc.record({ role: fc.constantFrom('user' as const, 'assistant' as const), content }),
  )
  fc.assert(
    fc.property(messages, content, (messages, system) => {
      const request = { messages, system }
      const tokens = [...countBlocks(request, characters)].map(counted => counted.tokens)
      expect(tokens).toEqual(tokens.toSorted((a, b) => a - b))
      expect(count(request)).toBeGreaterThanOrEqual(tokens.at(-1) ?? 0)
    }),
  )
})
