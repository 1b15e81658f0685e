import { expect, test } from 'vitest'
import { collect } from '../../../src/conversation/collect.ts'
import {
  decodeGenerationStream,
  decodeGenerations,
  decodePrompt,
  encodeGenerationStream,
  encodeGenerations,
  encodePrompt,
} from '../../../src/dialects/cohere-command/generate.ts'
import { answer } from '../../support/answers.ts'
import { each } from '../../support/each.ts'
import { batches, toEvents } from '../../support/to-events.ts'

const metrics = {
  'amazon-bedrock-invocationMetrics': { inputTokenCount: 1, outputTokenCount: 2, invocationLatency: 3 },
}

test('the settings have the same names both ways', () => {
  const body = { prompt: 'Hello', max_tokens: 9, temperature: 0.5, p: 0.9, stop_sequences: ['END'] }
  expect(encodePrompt(decodePrompt(body))).toEqual(body)
  // https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-cohere-command.html goes up to 5, Converse to 1.
  expect(decodePrompt({ prompt: 'Hello', temperature: 3 })).toMatchObject({
    additionalModelRequestFields: { temperature: 3 },
  })
})

test('one prompt, and one answer', () => {
  const body = { prompt: 'Hello', max_tokens: 20, return_likelihoods: 'NONE' }
  expect(encodePrompt(decodePrompt(body))).toEqual(body)
  const { generations } = encodeGenerations(answer([{ text: 'Hi' }]), 'r')
  expect(decodeGenerations({ generations }).output?.message?.content).toEqual([{ text: 'Hi' }])
  expect(() => decodePrompt({ message: 'Hello' })).toThrow(
    expect.objectContaining({ hint: expect.stringContaining('Command R') }),
  )
})

// https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-cohere-command.html
test('an answer has the prompt', () => {
  expect(encodeGenerations(answer([{ text: 'Hi' }]), 'r', { prompt: 'Hello' })).toMatchObject({
    id: 'r',
    prompt: 'Hello',
  })
})

test('pieces of a stream', async () => {
  const chunks = []
  for await (const batch of encodeGenerationStream(batches(toEvents(answer([{ text: 'Hello' }])))))
    chunks.push(...batch)
  expect(chunks).toEqual([
    { is_finished: false, text: 'Hello' },
    expect.objectContaining({ is_finished: true, finish_reason: 'COMPLETE' }),
  ])
})

// github.com/awsdocs/aws-doc-sdk-examples: dotnetv3/Bedrock-runtime/Models/CohereCommand/Command_InvokeModelWithResponseStream
test('a stream may be the whole answer in one chunk', async () => {
  const chunk = { id: 'r', generations: [{ id: 'g', text: 'Hi', finish_reason: 'MAX_TOKENS' }], ...metrics }
  expect(await collect(decodeGenerationStream(each([chunk])))).toMatchObject({
    output: { message: { content: [{ text: 'Hi' }] } },
    stopReason: 'max_tokens',
    usage: { inputTokens: 1, outputTokens: 2 },
  })
})
