import type { ConverseRequest } from '@aws-sdk/client-bedrock-runtime'
import { describe, expect, test } from 'vitest'
import { formNames } from '../../../src/backends/sagemaker/form-names.ts'
import { createForm } from '../../../src/backends/sagemaker/forms.ts'
import { collect } from '../../../src/conversation/collect.ts'

const request: ConverseRequest = {
  modelId: 'meta.llama3-1-8b-instruct-v1:0',
  messages: [{ role: 'user', content: [{ text: 'Hello?' }] }],
  inferenceConfig: { maxTokens: 5 },
}

test.each(formNames)('%s asks for a stream in its body', name => {
  const form = createForm(name, undefined)
  expect(form.encodeRequest(request, undefined, true)).toMatchObject({ stream: true })
  expect(form.encodeRequest(request, undefined, false).stream ?? false).toBe(false)
})

describe('openai-chat', () => {
  test('names the model where somebody gave its name', () => {
    const form = createForm('openai-chat', 'max_completion_tokens')
    expect(form.encodeRequest(request, 'Qwen/Qwen3-8B', false)).toMatchObject({
      model: 'Qwen/Qwen3-8B',
      max_completion_tokens: 5,
    })
    expect(form.encodeRequest(request, undefined, false)).not.toHaveProperty('model')
  })

  test('tells a stop at a sequence from the end', () => {
    const choice = { index: 0, message: { role: 'assistant', content: 'Hi' }, finish_reason: 'stop' }
    const decode = (one: object) =>
      createForm('openai-chat', undefined).decodeResponse({ choices: [{ ...choice, ...one }] }).stopReason
    expect(decode({})).toBe('end_turn')
    expect(decode({ stop_reason: 'x' })).toBe('stop_sequence')
  })
})

test('a family’s own form is read as Bedrock’s', async () => {
  const form = createForm('anthropic-messages', undefined)
  const usage = { input_tokens: 3, output_tokens: 1 }
  const message = { type: 'message', role: 'assistant', stop_reason: 'end_turn', usage }
  const response = form.decodeResponse({ ...message, content: [{ type: 'text', text: 'Hi' }] })
  expect(response.output?.message?.content).toEqual([{ text: 'Hi' }])
  const chunks = (async function* () {
    yield [
      { type: 'message_start', message: { ...message, content: [] } },
      { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
      { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Hi' } },
      { type: 'content_block_stop', index: 0 },
      { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 1 } },
      { type: 'message_stop' },
    ]
  })()
  const streamed = await collect(form.decodeStream(chunks))
  expect(streamed.output?.message?.content).toEqual([{ text: 'Hi' }])
})
