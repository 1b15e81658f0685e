import { expect, test } from 'vitest'
import type { PreparedStep, Step } from '../../../src/agents/runtime/ask-step.ts'
import { describeStep } from '../../../src/agents/runtime/describe-step.ts'
import { shapeFaults } from '../../support/shape-faults.ts'

const describe = (request: object) =>
  describeStep({ modelId: 'amazon.nova-lite-v1:0' } as Step, { request } as PreparedStep)

test('the prompt is JSON, and the configuration has the names of an agent', () => {
  const told = describe({
    system: [{ text: 'Help.' }],
    messages: [{ role: 'user', content: [{ text: 'Hi' }] }],
    inferenceConfig: { maxTokens: 7, temperature: 0.5, topP: 1, stopSequences: ['x'] },
  })
  expect(told).toEqual({
    type: 'ORCHESTRATION',
    foundationModel: 'amazon.nova-lite-v1:0',
    text: '{"system":"Help.","messages":[{"role":"user","content":[{"text":"Hi"}]}]}',
    inferenceConfiguration: { maximumLength: 7, temperature: 0.5, topP: 1, stopSequences: ['x'] },
  })
  expect(shapeFaults('ModelInvocationInput', told)).toEqual([])
})

test.each([Buffer.from('abc'), new Uint8Array(3)])('bytes are counted', bytes => {
  const content = [{ image: { format: 'png', source: { bytes } } }]
  const { text = '' } = describe({ messages: [{ role: 'user', content }] })
  expect(JSON.parse(text).messages[0].content[0].image.source).toEqual({ bytes: '3 bytes' })
})
