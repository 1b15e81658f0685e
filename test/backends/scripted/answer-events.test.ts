import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { answerEvents } from '../../../src/backends/scripted/answer-events.ts'
import { readScript } from '../../../src/backends/scripted/read-script.ts'
import { collect } from '../../../src/conversation/collect.ts'
import { asked } from './script.ts'

const make = (answer: string, streaming: boolean) => {
  const rule = readScript(`- { answer: ${answer.replaceAll('\n', ' ')} }`, 'test').rules[0]?.rule
  if (rule?.answer === undefined) throw new Error('no answer')
  return answerEvents(rule.answer, asked({ text: 'Paris' }), streaming, 10)
}
const fold = async (answer: string, streaming: boolean) => {
  const { events, usage } = make(answer, streaming)
  const all: ConverseStreamOutput[] = [
    ...events.map(({ event }) => event),
    { metadata: { usage, metrics: { latencyMs: 0 } } },
  ]
  return collect(
    (async function* () {
      yield all
    })(),
  )
}

const whole = `{
  reasoning: { text: "Let me think.", signature: abc },
  text: "In {{text}} it is warm.",
  citations: [{ title: T, source: s, sourceContent: [{ text: "warm in {{text}}" }], location: { documentPage: { documentIndex: 0, start: 1, end: 2 } } }],
  toolUse: [{ name: look, input: { city: "{{text}}" } }, { name: look, input: {} }]
}`

test.each([true, false])('has every kind of block, streaming %s', async streaming => {
  const { output, stopReason } = await fold(whole, streaming)
  const ids = output?.message?.content?.flatMap(({ toolUse }) => toolUse?.toolUseId ?? []) ?? []
  expect(new Set(ids).size).toBe(2)
  for (const id of ids) expect(id).toMatch(/^tooluse_[A-Za-z0-9]{22}$/)
  expect(stopReason).toBe('tool_use')
  expect(output?.message?.content).toEqual([
    { reasoningContent: { reasoningText: { text: 'Let me think.', signature: 'abc' } } },
    {
      citationsContent: {
        content: [{ text: 'In Paris it is warm.' }],
        citations: [
          {
            title: 'T',
            source: 's',
            sourceContent: [{ text: 'warm in Paris' }],
            location: { documentPage: { documentIndex: 0, start: 1, end: 2 } },
          },
        ],
      },
    },
    { toolUse: { toolUseId: ids[0], name: 'look', input: { city: 'Paris' } } },
    { toolUse: { toolUseId: ids[1], name: 'look', input: {} } },
  ])
})

test('streamed and whole are the same answer, with the same usage', async () => {
  expect(await fold(whole, true)).toEqual(await fold(whole, false))
  expect(make(whole, true).events.length).toBeGreaterThan(make(whole, false).events.length)
})

test('a value is its JSON, null too', async () => {
  expect((await fold('{ json: { city: "{{text}}", n: [1] } }', true)).output?.message?.content).toEqual([
    { text: '{"city":"Paris","n":[1]}' },
  ])
  expect((await fold('{ json: null }', true)).output?.message?.content).toEqual([{ text: 'null' }])
})

test('an empty answer has no blocks', async () => {
  const { output, stopReason, usage } = await fold('{ text: "", stopReason: content_filtered }', true)
  expect(output?.message?.content).toEqual([])
  expect(stopReason).toBe('content_filtered')
  expect(usage).toMatchObject({ inputTokens: 10, outputTokens: 0, totalTokens: 10 })
})
