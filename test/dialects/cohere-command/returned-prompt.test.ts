import { expect, test } from 'vitest'
import { returnedPrompt } from '../../../src/dialects/cohere-command/returned-prompt.ts'

const body = {
  message: 'And who was he?',
  chat_history: [
    { role: 'USER', message: 'Who discovered gravity?' },
    { role: 'CHATBOT', message: 'Newton' },
    { role: 'TOOL', tool_results: [] },
  ],
  preamble: 'Be brief.',
}

test('is in the answer only where it was asked for', () => {
  for (const other of [body, { ...body, return_prompt: false }, null, 'text'])
    expect(returnedPrompt(other)).toBeUndefined()
})

test('has the turns', () => {
  expect(returnedPrompt({ ...body, return_prompt: true })).toBe(
    '<BOS_TOKEN>' +
      '<|START_OF_TURN_TOKEN|><|SYSTEM_TOKEN|>Be brief.<|END_OF_TURN_TOKEN|>' +
      '<|START_OF_TURN_TOKEN|><|USER_TOKEN|>Who discovered gravity?<|END_OF_TURN_TOKEN|>' +
      '<|START_OF_TURN_TOKEN|><|CHATBOT_TOKEN|>Newton<|END_OF_TURN_TOKEN|>' +
      '<|START_OF_TURN_TOKEN|><|USER_TOKEN|>And who was he?<|END_OF_TURN_TOKEN|>' +
      '<|START_OF_TURN_TOKEN|><|CHATBOT_TOKEN|>',
  )
})

test('is the message where that is the prompt', () => {
  expect(returnedPrompt({ message: 'raw', return_prompt: true, raw_prompting: true })).toBe('raw')
})
