import type { ContentBlock } from '@aws-sdk/client-bedrock-runtime'
import { describe, expect, test } from 'vitest'
import { countText, countTokens } from '../../../src/backends/embedded/count-tokens.ts'

describe('texts', () => {
  test.each([
    ['', 0],
    ['hello', 1],
    ['hello world', 2],
    ['internationalization', 3],
    ["don't", 2],
    ['1234567', 3],
    ['a, b', 3],
    ['   indent', 2],
    ['line\n\nline', 3],
    ['你好吗', 3],
    ['Привет', 2],
    ['🙂', 1],
    ['\u0000\u0001', 2],
  ])('%j is %i', (text, count) => {
    expect(countText(text)).toBe(count)
  })

  test('English prose has about four characters a token', () => {
    const prose =
      'The committee met on Tuesday to discuss the budget for the next year. Several members proposed to invest in new equipment, while others preferred to wait. '
    const perToken = prose.length / countText(prose)
    expect(perToken).toBeGreaterThan(3.5)
    expect(perToken).toBeLessThan(5.5)
  })
})

describe('requests', () => {
  const count = (...content: ContentBlock[]): number =>
    countTokens({ modelId: 'm', messages: [{ role: 'user', content }] })
  const bare = count()

  test('an empty request has its frame only', () => {
    expect(countTokens({ modelId: 'm' })).toBe(3)
    expect(bare).toBe(7)
  })
  test('system texts, tools and schemas count', () => {
    const messages = [{ role: 'user' as const, content: [] }]
    expect(countTokens({ modelId: 'm', messages, system: [{ text: 'be kind' }] })).toBe(bare + 2)
    const tool = { name: 'find', description: 'Finds it', inputSchema: { json: { type: 'object' } } }
    expect(
      countTokens({ modelId: 'm', messages, toolConfig: { tools: [{ toolSpec: tool }] } }),
    ).toBeGreaterThan(bare + 10)
    const outputConfig = {
      textFormat: {
        type: 'json_schema' as const,
        structure: { jsonSchema: { schema: '{"type":"object"}' } },
      },
    }
    expect(countTokens({ modelId: 'm', messages, outputConfig })).toBeGreaterThan(bare + 5)
  })
  test('an image counts 1,600, whatever its bytes', () => {
    expect(count({ image: { format: 'png', source: { bytes: new Uint8Array(10) } } })).toBe(bare + 1_600)
  })
  test('a text document counts as its text, any other by its bytes', () => {
    const bytes = Buffer.from('seven words are in this short document')
    expect(count({ document: { name: 'n', format: 'txt', source: { bytes } } })).toBe(bare + 1 + 8)
    expect(count({ document: { name: 'n', format: 'pdf', source: { bytes: new Uint8Array(1_600) } } })).toBe(
      bare + 1 + 100,
    )
  })
  test('tool uses and results count, nested without end too', () => {
    let deep: { [name: string]: typeof deep } = {}
    for (let depth = 0; depth < 100_000; depth++) deep = { a: deep }
    expect(count({ toolUse: { toolUseId: 'x', name: 'find', input: deep } })).toBeGreaterThan(300_000)
    expect(
      count({ toolResult: { toolUseId: 'x', content: [{ text: 'found it' }, { json: { a: 1 } }] } }),
    ).toBe(bare + 8 + 2 + 5)
  })
  test('reasoning, citations, search results and guarded texts count', () => {
    expect(count({ reasoningContent: { reasoningText: { text: 'one two' } } })).toBe(bare + 2)
    expect(count({ citationsContent: { content: [{ text: 'one two' }], citations: [] } })).toBe(bare + 2)
    expect(count({ guardContent: { text: { text: 'one two' } } })).toBe(bare + 2)
    expect(count({ searchResult: { source: 's', title: 't', content: [{ text: 'one two' }] } })).toBe(
      bare + 4,
    )
    expect(count({ cachePoint: { type: 'default' } })).toBe(bare)
  })
})
