import { expect, test } from 'vitest'
import { encodeStream } from '../../../src/dialects/openai-chat/encode-stream.ts'
import { answer } from '../../support/answers.ts'
import { batches, toEvents } from '../../support/to-events.ts'

// The chunks of https://platform.openai.com/docs/api-reference/chat-streaming, with Bedrock's metrics in the last.
test('a delta for each event, the role in the first', async () => {
  const events = toEvents(
    answer([{ text: 'Hi' }, { toolUse: { toolUseId: 'a', name: 'b', input: {} } }], {
      stopReason: 'tool_use',
    }),
  )
  const chunks: object[] = []
  for await (const batch of encodeStream(batches(events), 'openai.gpt-oss-20b-1:0', 'r-1'))
    chunks.push(...batch)
  const choice = (delta: object, finish_reason: string | null = null) => ({
    choices: [{ index: 0, delta, finish_reason }],
  })
  expect(chunks).toMatchObject([
    { id: 'chatcmpl-r-1', object: 'chat.completion.chunk', ...choice({ role: 'assistant' }) },
    choice({ content: 'Hi' }),
    choice({ tool_calls: [{ index: 0, id: 'a', type: 'function', function: { name: 'b', arguments: '' } }] }),
    choice({ tool_calls: [{ index: 0, function: { arguments: '{}' } }] }),
    {
      ...choice({}, 'tool_calls'),
      usage: { prompt_tokens: 7520, completion_tokens: 386 },
      'amazon-bedrock-invocationMetrics': { inputTokenCount: 18 },
    },
  ])
})
