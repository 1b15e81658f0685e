import type { ContentBlock } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { encodeChunks } from '../../../src/dialects/chat-completion/encode-chunks.ts'
import { answer } from '../../support/answers.ts'
import { batches, toEvents } from '../../support/to-events.ts'

const encode = async (content: ContentBlock[], hasReasoning?: boolean) => {
  const events = batches(toEvents(answer(content, { stopReason: 'tool_use' })))
  const chunks: object[] = []
  for await (const batch of encodeChunks(events, { id: 'r-1' }, {}, hasReasoning)) chunks.push(...batch)
  return chunks
}
const choice = (delta: object, finish_reason: string | null = null) => ({
  choices: [{ index: 0, delta, finish_reason }],
})

// The chunks of https://platform.openai.com/docs/api-reference/chat-streaming, with Bedrock's metrics in the last.
test('a delta for each event, the role in the first', async () => {
  const chunks = await encode([{ text: 'Hi' }, { toolUse: { toolUseId: 'a', name: 'b', input: {} } }])
  expect(chunks).toMatchObject([
    { id: 'r-1', ...choice({ role: 'assistant' }) },
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

test('reasoning stands in tags, or beside the text', async () => {
  const content = [{ reasoningContent: { reasoningText: { text: 'Hm.' } } }, { text: 'Hi' }]
  expect(await encode(content)).toMatchObject([
    choice({ role: 'assistant' }),
    choice({ content: '<reasoning>Hm.' }),
    choice({ content: '</reasoning>' }),
    choice({ content: 'Hi' }),
    choice({}, 'tool_calls'),
  ])
  expect(await encode(content, true)).toMatchObject([
    choice({ role: 'assistant' }),
    choice({ reasoning_content: 'Hm.' }),
    choice({ content: 'Hi' }),
    choice({}, 'tool_calls'),
  ])
})
