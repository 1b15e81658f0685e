import { expect, test } from 'vitest'
import { encodeStream } from '../../../src/dialects/ai21-jamba/encode-stream.ts'
import { answer } from '../../support/answers.ts'
import { batches, toEvents } from '../../support/to-events.ts'

// Written after https://platform.openai.com/docs/api-reference/chat-streaming: AWS documents no chunks of Jamba.
test('a delta for each event', async () => {
  const chunks: object[] = []
  const events = batches(toEvents(answer([{ text: 'Hi' }])))
  for await (const batch of encodeStream(events, 'ai21.jamba-1-5-mini-v1:0', 'r-1')) chunks.push(...batch)
  const choice = (delta: object, finish_reason: string | null = null) => ({
    id: 'chatcmpl-r-1',
    choices: [{ index: 0, delta, finish_reason }],
  })
  expect(chunks).toMatchObject([
    choice({ role: 'assistant' }),
    choice({ content: 'Hi' }),
    {
      ...choice({}, 'stop'),
      usage: { prompt_tokens: 7520, completion_tokens: 386 },
      'amazon-bedrock-invocationMetrics': { outputTokenCount: 386 },
    },
  ])
})
