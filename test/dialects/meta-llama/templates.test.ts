import { expect, test } from 'vitest'
import { parsePrompt, type Section, writePrompt } from '../../../src/dialects/meta-llama/templates.ts'

const conversation: Section[] = [
  { role: 'system', text: 'You are a helpful AI assistant.' },
  { role: 'user', text: 'What is the capital of France?' },
  { role: 'assistant', text: 'The capital of France is Paris!' },
  { role: 'user', text: 'What is the weather like in Paris?' },
]

// https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-meta.html
const llama3 =
  '<|begin_of_text|><|start_header_id|>system<|end_header_id|>\n\nYou are a helpful AI assistant.<|eot_id|>' +
  '<|start_header_id|>user<|end_header_id|>\n\nWhat is the capital of France?<|eot_id|>' +
  '<|start_header_id|>assistant<|end_header_id|>\n\nThe capital of France is Paris!<|eot_id|>' +
  '<|start_header_id|>user<|end_header_id|>\n\nWhat is the weather like in Paris?<|eot_id|>' +
  '<|start_header_id|>assistant<|end_header_id|>\n\n'

// https://www.llama.com/docs/model-cards-and-prompt-formats/llama4/
const llama4 = llama3
  .replaceAll('<|start_header_id|>', '<|header_start|>')
  .replaceAll('<|end_header_id|>', '<|header_end|>')
  .replaceAll('<|eot_id|>', '<|eot|>')

// https://www.llama.com/docs/model-cards-and-prompt-formats/meta-llama-2/
const llama2 =
  '<s>[INST] <<SYS>>\nYou are a helpful AI assistant.\n<</SYS>>\n\nWhat is the capital of France? [/INST] ' +
  'The capital of France is Paris! </s><s>[INST] What is the weather like in Paris? [/INST]'

test.each([
  ['meta.llama3-8b-instruct-v1:0', llama3],
  ['meta.llama4-scout-17b-instruct-v1:0', llama4],
  ['meta.llama2-13b-chat-v1', llama2],
])('%s', (model, prompt) => {
  expect(writePrompt(conversation, model)).toBe(prompt)
  const cue = model.includes('llama2') ? [] : [{ role: 'assistant', text: '' }]
  expect(parsePrompt(prompt)).toEqual([...conversation, ...cue])
})

test('the template as the guide’s code writes it, with lines of its own', () => {
  const prompt =
    '\n<|begin_of_text|><|start_header_id|>user<|end_header_id|>\nHello\n<|eot_id|>\n' +
    '<|start_header_id|>assistant<|end_header_id|>\n'
  expect(parsePrompt(prompt)).toEqual([
    { role: 'user', text: 'Hello' },
    { role: 'assistant', text: '' },
  ])
})

test.each(['meta.llama2-13b-chat-v1', 'meta.llama3-8b-instruct-v1:0', 'meta.llama4-scout-17b-instruct-v1:0'])(
  '%s goes on from what the assistant began to say',
  model => {
    const begun = conversation.slice(0, 3)
    expect(writePrompt(begun, model)).toMatch(/Paris!$/)
    expect(parsePrompt(writePrompt(begun, model))).toEqual(begun)
  },
)

test('a message may end for a tool, and the tool may have another name', () => {
  const prompt =
    '<|start_header_id|>assistant<|end_header_id|>\n\n{}<|eom_id|><|start_header_id|>tool<|end_header_id|>\n\n7'
  expect(parsePrompt(prompt)).toEqual([
    { role: 'assistant', text: '{}' },
    { role: 'ipython', text: '7' },
  ])
})

test.each([
  'Hello',
  '',
  'Rules <|start_header_id|>user<|end_header_id|>Hello<|eot_id|>',
  '<|start_header_id|>user',
  '<|start_header_id|>nobody<|end_header_id|>Hello<|eot_id|>',
  '<|start_header_id|>user<|end_header_id|>Hello<|eot_id|>more',
  'Rules [INST] Hello [/INST]',
  '[INST] Hello',
  '[INST] Hello [/INST] Hi [/INST]',
])('%j is in no template', prompt => {
  expect(parsePrompt(prompt)).toBeUndefined()
})
