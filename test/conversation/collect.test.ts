import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { collect } from '../../src/conversation/collect.ts'
import { answer, everyBlock } from '../support/answers.ts'
import { batches, toEvents } from '../support/to-events.ts'

const whole = answer(everyBlock, {
  stopReason: 'tool_use',
  additionalModelResponseFields: { delta: { stop_sequence: null } },
  performanceConfig: { latency: 'optimized' },
  serviceTier: { type: 'priority' },
})

const delta = (contentBlockIndex: number, text: string): ConverseStreamOutput => ({
  contentBlockDelta: { contentBlockIndex, delta: { text } },
})
const toolUse = (...inputs: string[]): ConverseStreamOutput[] => [
  { contentBlockStart: { contentBlockIndex: 0, start: { toolUse: { toolUseId: 't1', name: 'lookup' } } } },
  ...inputs.map(input => ({ contentBlockDelta: { contentBlockIndex: 0, delta: { toolUse: { input } } } })),
  { contentBlockStop: { contentBlockIndex: 0 } },
]
const end = (stopReason: 'end_turn' | 'tool_use' | 'max_tokens' = 'end_turn'): ConverseStreamOutput[] => [
  { messageStop: { stopReason } },
  { metadata: { usage: { inputTokens: 1, outputTokens: 2, totalTokens: 3 }, metrics: { latencyMs: 4 } } },
]

describe('collect', () => {
  test('any cut of the same stream into batches gives the same answer', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.nat({ max: 6 }), { maxLength: 80 }),
        async (size, lengths) => {
          const events = toEvents(whole, size)
          const cut = lengths.map(length => events.splice(0, length))
          expect(await collect(batches(...cut, events))).toEqual(whole)
        },
      ),
    )
  })

  test('any content comes back from its stream', async () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 })
    const block = fc.oneof(
      fc.record({ text }),
      fc.record({ reasoningContent: fc.record({ reasoningText: fc.record({ text, signature: text }) }) }),
      fc.record({
        toolUse: fc.record({
          toolUseId: text,
          name: text,
          input: fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true }),
        }),
      }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(block), async content => {
        const given = answer(JSON.parse(JSON.stringify(content)))
        expect(await collect(batches(toEvents(given)))).toEqual(given)
      }),
    )
  })

  test('blocks are in the order of their indexes, however their deltas are interleaved', async () => {
    const { output } = await collect(
      batches([delta(1, 'c'), delta(0, 'a')], [delta(1, 'd'), delta(0, 'b')], end()),
    )
    expect(output?.message?.content).toEqual([{ text: 'ab' }, { text: 'cd' }])
  })

  test('a tool without arguments has an empty object as its input', async () => {
    const { output } = await collect(batches([...toolUse(''), ...end('tool_use')]))
    expect(output?.message?.content).toEqual([{ toolUse: { toolUseId: 't1', name: 'lookup', input: {} } }])
  })

  test('a tool input that max_tokens cut is empty, never half an object', async () => {
    const { output, stopReason } = await collect(batches([...toolUse('{"order": "A-'), ...end('max_tokens')]))
    expect(stopReason).toBe('max_tokens')
    expect(output?.message?.content).toEqual([{ toolUse: { toolUseId: 't1', name: 'lookup', input: {} } }])
  })

  test('a finished tool input that is not JSON is an error', async () => {
    await expect(collect(batches([...toolUse('{"order": '), ...end('tool_use')]))).rejects.toMatchObject({
      name: 'ModelErrorException',
      status: 424,
      cause: expect.any(SyntaxError),
    })
  })

  test.each(['messageStop', 'metadata'] as const)('a stream without %s is an error', async missing => {
    const events = toEvents(whole).filter(event => event[missing] === undefined)
    await expect(collect(batches(events))).rejects.toMatchObject({
      name: 'ModelStreamErrorException',
      hint: expect.stringContaining(missing),
    })
  })

  test('a stream cut after any of its events is an error', async () => {
    const events = toEvents(whole, 20)
    for (let length = 0; length < events.length; length++)
      await expect(collect(batches(events.slice(0, length)))).rejects.toMatchObject({
        name: 'ModelStreamErrorException',
      })
  })

  test('what the stream throws is thrown as it is', async () => {
    const failure = new Error('connection reset')
    async function* broken() {
      yield [delta(0, 'half an ans')]
      throw failure
    }
    await expect(collect(broken())).rejects.toBe(failure)
  })
})
