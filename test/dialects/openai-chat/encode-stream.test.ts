import { expect, test } from 'vitest'
import { encodeStream } from '../../../src/dialects/openai-chat/encode-stream.ts'
import { answer } from '../../support/answers.ts'
import { batches, toEvents } from '../../support/to-events.ts'

// https://platform.openai.com/docs/api-reference/chat-streaming
test('every chunk has the head of the stream', async () => {
  const chunks: object[] = []
  const events = batches(toEvents(answer([{ text: 'Hi' }])))
  for await (const batch of encodeStream(events, 'openai.gpt-oss-20b-1:0', 'r-1')) chunks.push(...batch)
  expect(chunks).toHaveLength(3)
  for (const chunk of chunks)
    expect(chunk).toMatchObject({
      id: 'chatcmpl-r-1',
      object: 'chat.completion.chunk',
      model: 'openai.gpt-oss-20b-1:0',
    })
})
