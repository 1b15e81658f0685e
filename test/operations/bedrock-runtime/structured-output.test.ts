import {
  type ContentBlock,
  ConverseCommand,
  type ConverseCommandInput,
  ConverseStreamCommand,
} from '@aws-sdk/client-bedrock-runtime'
import { afterEach, expect, test } from 'vitest'
import type { PartialConfig } from '../../../src/config.ts'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

let server: Started
afterEach(() => server.close())
/** A model that says one answer after the other. */
const start = async (sequence: readonly unknown[], settings: PartialConfig = {}) => {
  const rules = [{ sequence }]
  server = await startOutcrop({
    backends: { scripted: { type: 'scripted', rules } },
    models: [{ model: '*', backends: ['scripted'] }],
    ...settings,
  })
}
const schema = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] }
const usage = { inputTokens: 100, outputTokens: 10 }
const good = { answer: { json: { city: 'Paris' }, usage } }
const bad = { answer: { text: 'The city is Paris.', usage } }
const modelId = 'us.anthropic.claude-haiku-4-5-20251001-v1:0'
const request = {
  modelId,
  messages: [{ role: 'user', content: [{ text: 'Which city is it?' }] }],
  outputConfig: {
    textFormat: { type: 'json_schema', structure: { jsonSchema: { schema: JSON.stringify(schema) } } },
  },
} satisfies ConverseCommandInput
const { outputConfig: _, ...free } = request
const tools = (strict: boolean) => ({
  tools: [{ toolSpec: { name: 'save', inputSchema: { json: schema }, strict } }],
  toolChoice: { tool: { name: 'save' } },
})

/** The caller that the SDK's client is. */
const headers = {
  authorization: 'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/bedrock/aws4_request',
}

interface Answer {
  readonly stopReason: string
  readonly output: { readonly message: { readonly content: ContentBlock[] } }
}

/** With its headers, which the SDK does not give. */
const converse = async (input: object) => {
  const path = `${server.url}/model/${encodeURIComponent(modelId)}/converse`
  const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(input) })
  const body = (await response.json()) as Answer
  expect([response.status, body]).toEqual([200, body])
  return { ...body, hint: response.headers.get('x-outcrop-hint') }
}
const calls = async (): Promise<number> => {
  const response = await fetch(`${server.url}/outcrop/scripts`, { headers })
  const { calls } = (await response.json()) as { calls: unknown[] }
  return calls.length
}

test('an answer that is no JSON is asked for again, and all that it took is counted', async () => {
  await start([bad, good])
  const answer = await server.runtime.send(new ConverseCommand(request))
  expect(answer.output?.message?.content).toEqual([{ text: '{"city":"Paris"}' }])
  expect(answer.stopReason).toBe('end_turn')
  expect(answer.usage).toMatchObject({ inputTokens: 200, outputTokens: 20, totalTokens: 220 })
  expect(await calls()).toBe(2)
})

test('two times, and then it is given as it is', async () => {
  await start([bad])
  const { output, stopReason, hint } = await converse(request)
  expect(output.message.content).toEqual([{ text: 'The city is Paris.' }])
  expect(stopReason).toBe('malformed_model_output')
  expect(hint).toContain('its text is not JSON')
  expect(hint).toContain('asked 3 times')
  expect(await calls()).toBe(3)
})

test('a good answer has no hint', async () => {
  await start([good])
  expect(await converse(request)).toMatchObject({ stopReason: 'end_turn', hint: null })
  expect(await calls()).toBe(1)
})

test.each([
  [0, 1, 'end_turn'],
  [5, 6, 'malformed_model_output'],
])('structuredOutput.retries: %i', async (retries, asked, stopReason) => {
  await start([bad], { structuredOutput: { retries } })
  expect((await server.runtime.send(new ConverseCommand(request))).stopReason).toBe(stopReason)
  expect(await calls()).toBe(asked)
})

test('a tool that has to be used is asked for until it is, with an input by its schema', async () => {
  const use = (input: object) => ({ answer: { toolUse: { name: 'save', input }, usage } })
  await start([bad, use({}), use({ city: 'Paris' })])
  const answer = await server.runtime.send(new ConverseCommand({ ...free, toolConfig: tools(false) }))
  expect(answer.stopReason).toBe('tool_use')
  expect(answer.output?.message?.content?.[0]?.toolUse).toMatchObject({
    name: 'save',
    input: { city: 'Paris' },
  })
  expect(answer.usage).toMatchObject({ inputTokens: 300 })
})

test.each([
  [false, 'tool_use'],
  [true, 'malformed_tool_use'],
])('a wrong input of a tool that is strict (%s) ends as %s', async (strict, stopReason) => {
  await start([{ answer: { toolUse: { name: 'save', input: { town: 'Paris' } } } }])
  const answer = await converse({ ...free, toolConfig: tools(strict) })
  expect(answer.stopReason).toBe(stopReason)
  expect(answer.output.message.content[0]?.toolUse?.input).toEqual({ town: 'Paris' })
  expect(answer.hint).toContain('$: "city" is required')
})

test('a stream is asked for once, and tells in its end that it is malformed', async () => {
  await start([bad, good])
  const { stream } = await server.runtime.send(new ConverseStreamCommand(request))
  let text = ''
  let stopReason: string | undefined
  for await (const { contentBlockDelta, messageStop } of stream ?? []) {
    text += contentBlockDelta?.delta?.text ?? ''
    stopReason ??= messageStop?.stopReason
  }
  expect(text).toBe('The city is Paris.')
  expect(stopReason).toBe('malformed_model_output')
  expect(await calls()).toBe(1)
})

test("a native body's answer is asked for again too", async () => {
  await start([bad, good])
  const body = {
    anthropic_version: 'bedrock-2023-05-31',
    max_tokens: 100,
    messages: [{ role: 'user', content: 'Which city is it?' }],
    output_config: { format: { type: 'json_schema', schema } },
  }
  const path = `${server.url}/model/${encodeURIComponent(modelId)}/invoke`
  const response = await fetch(path, { method: 'POST', body: JSON.stringify(body) })
  const answer = (await response.json()) as { content: unknown; usage: object }
  expect(answer.content).toEqual([{ type: 'text', text: '{"city":"Paris"}' }])
  expect(answer.usage).toMatchObject({ input_tokens: 200, output_tokens: 20 })
  expect(response.headers.get('x-outcrop-hint')).toContain('asked 2 times')
})

test('JSON at a high temperature is answered with advice', async () => {
  await start([good])
  const hot = await converse({ ...request, inferenceConfig: { temperature: 0.9 } })
  expect(hot.hint).toBe('JSON is asked for at a temperature of 0.9: at 0.2 or less it is broken less often.')
  const cold = await converse({ ...request, inferenceConfig: { temperature: 0 } })
  expect(cold.hint).toBeNull()
})

test('the embedded model keeps to schemas', async () => {
  server = await startOutcrop()
  const answer = await converse(request)
  expect(answer).toMatchObject({ stopReason: 'end_turn', hint: null })
  expect(JSON.parse(answer.output.message.content[0]?.text ?? '')).toHaveProperty('city')
})
