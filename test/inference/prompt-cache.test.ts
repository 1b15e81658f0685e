import type { ContentBlock } from '@aws-sdk/client-bedrock-runtime'
import { describe, expect, test } from 'vitest'
import { MovableClock } from '../../src/clock.ts'
import type { ModelRequest } from '../../src/dialects/dialect.ts'
import { countRequest } from '../../src/inference/count-tokens.ts'
import { createPromptCache, withCacheCounts } from '../../src/inference/prompt-cache.ts'

const MINUTE = 60_000
const id = 'anthropic.claude-sonnet-4-5-20250929-v1:0'
const model = { id, promptCache: { minimumTokens: 100, checkpoints: 4, ttls: ['5m', '1h'] as const } }
const scope = { account: '111122223333', region: 'us-east-1' }
const cachePoint = { cachePoint: { type: 'default' as const } }
const hourPoint = { cachePoint: { type: 'default' as const, ttl: '1h' as const } }
const long = (name: string) => ({ text: `${name} `.repeat(100) })
const user = (...content: ContentBlock[]) => ({ role: 'user' as const, content })

const own = (minimumTokens: number) => ({ id, promptCache: { ...model.promptCache, minimumTokens } })

const start = (entries?: number) => {
  const clock = new MovableClock()
  const cache = createPromptCache({ clock, ...(entries !== undefined && { entries }) })
  const call = (request: ModelRequest, changes: Partial<Parameters<typeof cache.apply>[0]> = {}) =>
    cache.apply({ scope, model, request, inputTokens: countRequest(request, id), ...changes })
  return { clock, call }
}
const simple: ModelRequest = { system: [long('rule'), cachePoint], messages: [user({ text: 'Hello' })] }

describe('a checkpoint after the system prompt', () => {
  test('is written first and read then; the question stays input', () => {
    const { call } = start()
    const written = call(simple)
    expect(written.cacheReadInputTokens).toBe(0)
    expect(written.cacheWriteInputTokens).toBeGreaterThan(100)
    expect(written.cacheDetails).toEqual([{ ttl: '5m', inputTokens: written.cacheWriteInputTokens }])
    const read = call({ ...simple, messages: [user({ text: 'Another question' })] })
    expect(read.cacheReadInputTokens).toBe(written.cacheWriteInputTokens)
    expect(read.cacheWriteInputTokens).toBe(0)
    expect(read).not.toHaveProperty('cacheDetails')
  })

  test.each([
    ['5m', cachePoint, 5],
    ['1h', hourPoint, 60],
  ])('with %s expires by the clock, and a hit starts it again', (_ttl, point, minutes) => {
    const { clock, call } = start()
    const request = { ...simple, system: [long('rule'), point] }
    call(request)
    for (let hit = 0; hit < 3; hit++) {
      clock.advance(minutes * MINUTE - 1_000)
      expect(call(request).cacheReadInputTokens).toBeGreaterThan(0)
    }
    clock.advance(minutes * MINUTE + 1_000)
    expect(call(request).cacheReadInputTokens).toBe(0)
  })

  test('misses in another account, another Region and another model', () => {
    const { call } = start()
    call(simple)
    expect(call(simple, { scope: { ...scope, account: '444455556666' } }).cacheReadInputTokens).toBe(0)
    expect(call(simple, { scope: { ...scope, region: 'eu-west-1' } }).cacheReadInputTokens).toBe(0)
    expect(call(simple, { model: { ...model, id: `${id}x` } }).cacheReadInputTokens).toBe(0)
    expect(call(simple).cacheReadInputTokens).toBeGreaterThan(0)
  })
})

test('a model without a cache, a request without a checkpoint and a short prefix cache nothing', () => {
  const { call } = start()
  const nothing = { cacheReadInputTokens: 0, cacheWriteInputTokens: 0 }
  for (let again = 0; again < 2; again++) {
    expect(call(simple, { model: { id } })).toEqual({ inputTokens: countRequest(simple, id), ...nothing })
    expect(call({ system: [long('rule')] })).toMatchObject(nothing)
    expect(call({ system: [{ text: 'short' }, cachePoint] })).toMatchObject(nothing)
  }
})

test('the prefix grows over tools, system and messages; what is new is written', () => {
  const { call } = start()
  const toolSpec = { name: 'find', description: long('tool').text, inputSchema: { json: {} } }
  const toolConfig = { tools: [{ toolSpec }, cachePoint] }
  const tools = call({ toolConfig, messages: [user({ text: 'a' })] })
  const request: ModelRequest = { toolConfig, ...simple }
  const system = call(request)
  expect(system.cacheReadInputTokens).toBe(tools.cacheWriteInputTokens)
  expect(system.cacheWriteInputTokens).toBeGreaterThan(0)
  const message = call({ ...request, messages: [user(long('question'), cachePoint)] })
  expect(message.cacheReadInputTokens).toBe(tools.cacheWriteInputTokens + system.cacheWriteInputTokens)
  expect(message.inputTokens).toBe(0)
})

test('what is written is told by time to live, the longer first', () => {
  const { call } = start()
  const request = {
    system: [long('rule'), hourPoint],
    messages: [user(long('q'), cachePoint, { text: 'x' })],
  }
  const { cacheDetails = [], cacheWriteInputTokens } = call(request)
  expect(cacheDetails.map(({ ttl }) => ttl)).toEqual(['1h', '5m'])
  expect(cacheDetails.reduce((sum, { inputTokens }) => sum + (inputTokens ?? 0), 0)).toBe(
    cacheWriteInputTokens,
  )
})

test('the part with the longer time to live stays when the other has expired', () => {
  const { clock, call } = start()
  const request = { system: [long('rule'), hourPoint], messages: [user(long('q'), cachePoint)] }
  const [hourly] = call(request).cacheDetails ?? []
  clock.advance(6 * MINUTE)
  const later = call(request)
  expect(later.cacheReadInputTokens).toBe(hourly?.inputTokens)
  expect(later.cacheDetails).toEqual([{ ttl: '5m', inputTokens: later.cacheWriteInputTokens }])
})

test.each([
  [19, true],
  [20, true],
  [21, false],
])('%i blocks after the last checkpoint, the earlier one is found: %s', (blocks, found) => {
  const { call } = start()
  const grown = Array.from({ length: blocks }, (_, index) => ({ text: `more ${index}` }))
  call({ messages: [user(long('q'), cachePoint)] })
  const { cacheReadInputTokens } = call({ messages: [user(long('q'), ...grown, cachePoint)] })
  expect(cacheReadInputTokens > 0).toBe(found)
})

test('checkpoints over the limit do not count', () => {
  const { call } = start()
  const blocks = Array.from({ length: 6 }, (_, index) => [long(`part ${index}`), cachePoint]).flat()
  const four = call({ messages: [user(...blocks.slice(0, 8))] })
  expect(four.inputTokens).toBe(0)
  expect(start().call({ messages: [user(...blocks)] }).cacheWriteInputTokens).toBe(four.cacheWriteInputTokens)
})

test('a model with a time to live of its own uses it', () => {
  const { clock, call } = start()
  // The catalogue has models with 30 minutes, which is none of Converse's values.
  const promptCache = JSON.parse('{ "minimumTokens": 100, "ttls": ["30m"] }')
  const halfHour = { model: { id, promptCache } }
  expect(call(simple, halfHour)).not.toHaveProperty('cacheDetails')
  clock.advance(29 * MINUTE)
  expect(call(simple, halfHour).cacheReadInputTokens).toBeGreaterThan(0)
  clock.advance(31 * MINUTE)
  expect(call(simple, halfHour).cacheReadInputTokens).toBe(0)
})

test('no more prefixes are kept than allowed, those unused for longest go', () => {
  const { call } = start(2)
  const named = (name: string): ModelRequest => ({ system: [long(name), cachePoint] })
  call(named('a'))
  call(named('b'))
  call(named('a'))
  call(named('c'))
  expect(call(named('a')).cacheReadInputTokens).toBeGreaterThan(0)
  expect(call(named('b')).cacheReadInputTokens).toBe(0)
})

test('a checkpoint before everything caches nothing; one that opens a message ends the one before', () => {
  const { call } = start()
  const none = { cacheReadInputTokens: 0, cacheWriteInputTokens: 0 }
  expect(call({ messages: [user(cachePoint, long('q'))] }, { model: own(0) })).toMatchObject(none)
  const { cacheWriteInputTokens } = call({ messages: [user(long('q'), cachePoint)] })
  const opened = call({ messages: [user(long('q')), user(cachePoint, { text: 'b' })] })
  expect(opened).toMatchObject({ cacheReadInputTokens: cacheWriteInputTokens, cacheWriteInputTokens: 0 })
})

test('who speaks, and where a message begins, is part of the prefix', () => {
  const { call } = start()
  const assistant = (...content: ContentBlock[]) => ({ role: 'assistant' as const, content })
  call({ messages: [user(long('q'), { text: 'b' }, cachePoint)] })
  expect(call({ messages: [user(long('q')), user({ text: 'b' }, cachePoint)] }).cacheReadInputTokens).toBe(0)
  expect(call({ messages: [assistant(long('q'), { text: 'b' }, cachePoint)] }).cacheReadInputTokens).toBe(0)
  expect(call({ system: [long('q'), { text: 'b' }, cachePoint] }).cacheReadInputTokens).toBe(0)
})

test('a usage has the counts, and a total of all of them', () => {
  const usage = { inputTokens: 100, outputTokens: 10, totalTokens: 110 }
  const cacheDetails = [{ ttl: '5m' as const, inputTokens: 60 }]
  const counts = { inputTokens: 10, cacheReadInputTokens: 30, cacheWriteInputTokens: 60 }
  expect(withCacheCounts(usage, { ...counts, cacheDetails })).toEqual({
    ...counts,
    cacheDetails,
    outputTokens: 10,
    totalTokens: 110,
  })
  expect(withCacheCounts(usage, counts)).not.toHaveProperty('cacheDetails')
})
