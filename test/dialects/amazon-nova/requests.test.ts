import { expect, test } from 'vitest'
import { decodeBlock, decodeRequest, encodeRequest } from '../../../src/dialects/amazon-nova/requests.ts'

const messages = [{ role: 'user' as const, content: [{ text: 'Hi' }] }]

test('bytes are base64 in the body', () => {
  expect(decodeBlock({ image: { format: 'png', source: { bytes: 'aGk=' } } })).toEqual({
    image: { format: 'png', source: { bytes: Buffer.from('hi') } },
  })
})

test('the names of the first guide mean the same', () => {
  const body = { messages, inferenceConfig: { max_new_tokens: 9, top_p: 0.5, top_k: 3 } }
  expect(decodeRequest(body)).toEqual({
    messages,
    inferenceConfig: { maxTokens: 9, topP: 0.5 },
    additionalModelRequestFields: { inferenceConfig: { topK: 3 } },
  })
})

test('topK goes beside the other settings, as the guide says of Converse', () => {
  const request = {
    messages,
    inferenceConfig: { maxTokens: 9 },
    additionalModelRequestFields: {
      inferenceConfig: { topK: 3 },
      reasoningConfig: { type: 'enabled', maxReasoningEffort: 'low' },
    },
  }
  expect(encodeRequest(request, 'amazon.nova-2-lite-v1:0')).toEqual({
    schemaVersion: 'messages-v1',
    messages,
    inferenceConfig: { maxTokens: 9, topK: 3 },
    reasoningConfig: { type: 'enabled', maxReasoningEffort: 'low' },
  })
})

test('Nova Micro takes no images, not even from tools', () => {
  const image = { image: { format: 'png' as const, source: { bytes: Buffer.from('hi') } } }
  const send = (content: object, model: string) => () =>
    encodeRequest({ messages: [{ role: 'user', content: [content as never] }] }, model)
  const result = { toolResult: { toolUseId: 't', content: [image] } }
  expect(send(image, 'amazon.nova-lite-v1:0')).not.toThrow()
  expect(send(image, 'amazon.nova-micro-v1:0')).toThrow(/image content block/)
  expect(send(result, 'amazon.nova-lite-v1:0')).not.toThrow()
  expect(send(result, 'amazon.nova-micro-v1:0')).toThrow(/image content block/)
})
