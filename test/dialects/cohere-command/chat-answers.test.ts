import { expect, test } from 'vitest'
import { collect } from '../../../src/conversation/collect.ts'
import {
  decodeAnswer,
  decodeAnswerStream,
  encodeAnswer,
  encodeAnswerStream,
} from '../../../src/dialects/cohere-command/chat-answers.ts'
import { answer } from '../../support/answers.ts'
import { each } from '../../support/each.ts'
import { batches, toEvents } from '../../support/to-events.ts'

// The members: https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-cohere-command-r-plus.html
const citations = [
  { start: 0, end: 16, text: 'Emperor penguins', document_ids: ['doc_0', 'doc_1'] },
  { start: 21, end: 28, text: 'tallest', document_ids: ['wiki'] },
]
const text = 'Emperor penguins are tallest.'
const native = { response_id: 'r', text, generation_id: 'r', citations, finish_reason: 'COMPLETE' }

test('citations, there and back', () => {
  const response = decodeAnswer(native)
  expect(response.output?.message?.content?.[0]?.citationsContent?.citations).toHaveLength(3)
  expect(encodeAnswer(response, 'r')).toEqual(native)
})

test('the prompt, where it was asked for', async () => {
  const body = { message: 'Hi', return_prompt: true }
  const hello = answer([{ text: 'Hello' }])
  const { prompt } = encodeAnswer(hello, 'r', body)
  expect(prompt).toContain('<|USER_TOKEN|>Hi<')
  const chunks: unknown[] = []
  for await (const batch of encodeAnswerStream(batches(toEvents(hello)), 'r', {}, body)) chunks.push(...batch)
  expect(chunks.at(-1)).toMatchObject({ event_type: 'stream-end', response: { prompt } })
})

test('citations of a stream come after their text', async () => {
  const response = { ...answer([]), ...decodeAnswer(native), ...answer([]).metrics }
  const { usage, metrics } = answer([])
  const chunks: unknown[] = []
  for await (const batch of encodeAnswerStream(batches(toEvents({ ...response, usage, metrics })), 'r'))
    chunks.push(...batch)
  expect(chunks).toContainEqual({ is_finished: false, event_type: 'citation-generation', citations })
  expect((await collect(decodeAnswerStream(each(chunks)))).output).toEqual(response.output)
})

test('a citation without a text of its own is of the whole block', () => {
  const content = [
    { text: 'See: ' },
    { citationsContent: { content: [{ text: 'this' }], citations: [{ title: 'Handbook' }] } },
  ]
  expect(encodeAnswer(answer(content), 'r').citations).toEqual([
    { start: 5, end: 9, text: 'this', document_ids: ['Handbook'] },
  ])
})

test('the reasons in lower case, as the guide has them', () => {
  const reasonOf = (finish_reason: string) => decodeAnswer({ text: 'a', finish_reason }).stopReason
  expect(['complete', 'max_tokens', 'error_toxic', 'error'].map(reasonOf)).toEqual([
    'end_turn',
    'max_tokens',
    'content_filtered',
    'end_turn',
  ])
})

test('a call without a name cannot be read', () => {
  expect(() => decodeAnswer({ text: '', tool_calls: [{}] })).toThrow(
    expect.objectContaining({ name: 'ModelErrorException' }),
  )
})
