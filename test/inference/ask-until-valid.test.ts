import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { collect } from '../../src/conversation/collect.ts'
import { askUntilValid, watchOutput, withCorrection } from '../../src/inference/ask-until-valid.ts'
import type { ExpectedOutput } from '../../src/inference/expected-output.ts'
import type { OutputFault } from '../../src/inference/find-output-fault.ts'
import { answer } from '../support/answers.ts'
import { batches, toEvents } from '../support/to-events.ts'

const expected: ExpectedOutput = {
  text: { type: 'object', required: ['a'] },
  tools: new Map(),
  mustUseTool: false,
}
const usage = { inputTokens: 10, outputTokens: 5, totalTokens: 15 }

/** Asks for what is said one after the other; an error is thrown. */
const asking = async (
  said: readonly (string | Error)[],
  { retries = 2, namesFault = true, aborted = false } = {},
) => {
  const faults: (OutputFault | undefined)[] = []
  const controller = new AbortController()
  const { events, hint } = await askUntilValid({
    expected,
    retries,
    signal: controller.signal,
    namesFault,
    async ask(fault) {
      const next = said[faults.length] ?? 'nothing was left to say'
      faults.push(fault)
      if (aborted && faults.length > 1) controller.abort()
      if (next instanceof Error) throw next
      return { events: batches(toEvents(answer([{ text: next }], { usage, metrics: { latencyMs: 7 } }))) }
    },
  })
  return { response: await collect(events), hint, faults }
}
const textOf = ({ response }: Awaited<ReturnType<typeof asking>>) =>
  response.output?.message?.content?.[0]?.text

test('a good answer is asked for once', async () => {
  const asked = await asking(['{"a":1}'])
  expect(asked.response).toEqual(answer([{ text: '{"a":1}' }], { usage, metrics: { latencyMs: 7 } }))
  expect(asked.faults).toEqual([undefined])
  expect(asked.hint).toBeUndefined()
})

test('a bad one again, with what was wrong; the usage is of both', async () => {
  const asked = await asking(['{}', '{"a":1}', 'never'])
  expect(textOf(asked)).toBe('{"a":1}')
  expect(asked.response.stopReason).toBe('end_turn')
  expect(asked.response.usage).toEqual({ inputTokens: 20, outputTokens: 10, totalTokens: 30 })
  expect(asked.response.metrics).toEqual({ latencyMs: 14 })
  expect(asked.faults.map(fault => fault?.problem)).toEqual([
    undefined,
    'its text does not match the schema, $: "a" is required',
  ])
  expect(asked.hint).toBe(
    'An answer was not of the form that was asked for (its text does not match the schema, $: "a" is required); the model was asked 2 times, and the usage is of all of them.',
  )
})

test('the last bad one is given, and says so', async () => {
  const asked = await asking(['{}', 'x', 'y', '{"a":1}'])
  expect(textOf(asked)).toBe('y')
  expect(asked.response.stopReason).toBe('malformed_model_output')
  expect(asked.response.usage).toEqual({ inputTokens: 30, outputTokens: 15, totalTokens: 45 })
  expect(asked.hint).toContain('It was asked 3 times')
})

test('a native answer keeps its own end', async () => {
  const asked = await asking(['x'], { retries: 0, namesFault: false })
  expect(asked.response.stopReason).toBe('end_turn')
  expect(asked.hint).toContain('its text is not JSON')
})

test('a failure after a bad answer leaves that answer', async () => {
  const asked = await asking(['x', new Error('gone')])
  expect(textOf(asked)).toBe('x')
  expect(asked.response.usage).toEqual(usage)
  expect(asked.response.stopReason).toBe('malformed_model_output')
})

test('a failure of the first, or after the caller has gone, is a failure', async () => {
  await expect(asking([new Error('gone')])).rejects.toThrow('gone')
  await expect(asking(['x', new Error('gone')], { aborted: true })).rejects.toThrow('gone')
})

test('an answer that never ended is for whoever folds it', async () => {
  const unended: ConverseStreamOutput[] = toEvents(answer([{ text: 'x' }])).filter(
    ({ messageStop }) => messageStop === undefined,
  )
  const { events } = await askUntilValid({
    expected,
    retries: 2,
    signal: new AbortController().signal,
    namesFault: true,
    ask: async () => ({ events: batches(unended) }),
  })
  await expect(collect(events)).rejects.toMatchObject({ name: 'ModelStreamErrorException' })
})

test.each([
  ['x', 'malformed_model_output'],
  ['{"a":1}', 'end_turn'],
])('a watched answer of %s ends as %s, and passes as it comes', async (text, stopReason) => {
  const events = toEvents(answer([{ text }]))
  const seen: ConverseStreamOutput[][] = []
  const each = (async function* () {
    for (const event of events) {
      // What came before has passed already.
      expect(seen.flat()).toHaveLength(events.indexOf(event))
      yield [event]
    }
  })()
  for await (const batch of watchOutput(each, expected)) seen.push(batch)
  expect(seen.flat()).toEqual(
    events.map(event => (event.messageStop === undefined ? event : { messageStop: { stopReason } })),
  )
})

test('the correction stands after what was asked', () => {
  const fault = { problem: 'its text is not JSON', isRetryable: true }
  const request = {
    messages: [
      { role: 'user' as const, content: [{ text: 'one' }] },
      { role: 'assistant' as const, content: [{ text: 'two' }] },
      { role: 'user' as const, content: [{ text: 'three' }] },
    ],
  }
  const { messages = [] } = withCorrection(request, fault)
  expect(messages.slice(0, 2)).toEqual(request.messages.slice(0, 2))
  expect(messages[2]?.content?.[0]).toEqual({ text: 'three' })
  expect(messages[2]?.content?.[1]?.text).toContain('its text is not JSON')
  expect(request.messages[2]?.content).toHaveLength(1)
  const begun = { messages: request.messages.slice(0, 2) }
  expect(withCorrection(begun, fault)).toBe(begun)
})
