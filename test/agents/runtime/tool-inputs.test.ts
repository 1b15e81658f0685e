import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readToolInputs } from '../../../src/agents/runtime/tool-inputs.ts'
import { collect } from '../../../src/conversation/collect.ts'

const start = (at: number): ConverseStreamOutput => ({
  contentBlockStart: { contentBlockIndex: at, start: { toolUse: { toolUseId: `t${at}`, name: 'look' } } },
})
const piece = (at: number, input: string): ConverseStreamOutput => ({
  contentBlockDelta: { contentBlockIndex: at, delta: { toolUse: { input } } },
})
const end: ConverseStreamOutput[] = [
  { messageStop: { stopReason: 'tool_use' } },
  { metadata: { usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 }, metrics: { latencyMs: 1 } } },
]

test('only the inputs that are no objects are left out', async () => {
  const { batches, unreadable } = readToolInputs([
    [
      { contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'I look.' } } },
      start(1),
      start(2),
      start(3),
    ],
    [piece(1, '{"a"'), piece(2, '{"a"'), piece(1, ':1}'), piece(2, ':')],
    end,
  ])
  expect([...unreadable]).toEqual(['t2'])
  const { output } = await collect(
    (async function* () {
      yield* batches
    })(),
  )
  expect(output?.message?.content).toEqual([
    { text: 'I look.' },
    { toolUse: { toolUseId: 't1', name: 'look', input: { a: 1 } } },
    { toolUse: { toolUseId: 't2', name: 'look', input: {} } },
    { toolUse: { toolUseId: 't3', name: 'look', input: {} } },
  ])
})

test('whatever a model writes can be collected', () => {
  return fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(fc.string(), fc.json()), { maxLength: 4 }), async inputs => {
      const events = inputs.flatMap((input, at) => [
        start(at),
        piece(at, input.slice(0, 3)),
        piece(at, input.slice(3)),
      ])
      const { batches } = readToolInputs([events, end])
      const { output } = await collect(
        (async function* () {
          yield* batches
        })(),
      )
      for (const { toolUse } of output?.message?.content ?? []) {
        expect(toolUse?.input).toBeTypeOf('object')
        expect(Array.isArray(toolUse?.input)).toBe(false)
        expect(toolUse?.input).not.toBeNull()
      }
      expect(output?.message?.content).toHaveLength(inputs.length)
    }),
  )
})
