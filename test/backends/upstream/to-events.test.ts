import type { ConverseResponse } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { toEvents } from '../../../src/backends/upstream/to-events.ts'
import { collect } from '../../../src/conversation/collect.ts'
import { each } from '../../support/each.ts'

const response: ConverseResponse = {
  output: {
    message: {
      role: 'assistant',
      content: [
        { reasoningContent: { reasoningText: { text: 'Hm.', signature: 'c2ln' } } },
        { reasoningContent: { redactedContent: Buffer.from('opaque') } },
        { text: 'Hello.' },
        {
          citationsContent: {
            content: [{ text: 'cited' }],
            citations: [{ title: 'A', sourceContent: [{ text: 'a' }] }],
          },
        },
        { toolUse: { toolUseId: 't1', name: 'add', input: { a: [1, 'é'] } } },
        { toolUse: { toolUseId: 't2', name: 'now', input: {} } },
      ],
    },
  },
  stopReason: 'tool_use',
  usage: { inputTokens: 1, outputTokens: 2, totalTokens: 3 },
  metrics: { latencyMs: 4 },
  additionalModelResponseFields: { stop_sequence: null },
}

test('the events of a whole answer fold to the same answer', async () => {
  expect(await collect(each(toEvents(response)))).toEqual(response)
})

test('each block is stopped once, and only tools are started', () => {
  const events = toEvents(response)
  expect(events.filter(event => event.contentBlockStop)).toHaveLength(6)
  expect(events.flatMap(event => event.contentBlockStart?.start?.toolUse?.name ?? [])).toEqual(['add', 'now'])
  expect(
    toEvents({
      output: { message: { role: 'assistant', content: [] } },
      stopReason: 'end_turn',
      usage: undefined,
      metrics: undefined,
    }),
  ).toHaveLength(3)
})
