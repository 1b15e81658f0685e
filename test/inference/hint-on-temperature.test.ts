import { expect, test } from 'vitest'
import { hintOnTemperature } from '../../src/inference/hint-on-temperature.ts'

const ask = (text: string, temperature?: number, system?: string) => ({
  messages: [{ role: 'user' as const, content: [{ text }] }],
  ...(system !== undefined && { system: [{ text: system }] }),
  ...(temperature !== undefined && { inferenceConfig: { temperature } }),
})
const outputConfig = {
  textFormat: { type: 'json_schema' as const, structure: { jsonSchema: { schema: '{}' } } },
}

test.each([
  ['Answer in JSON.', undefined],
  ['Return a valid JSON list of them.', undefined],
  ['Name three.', 'You answer with a JSON object.'],
  ['Name three; JSON only!', undefined],
])('%s %s', (text, system) => {
  expect(hintOnTemperature(ask(text, 0.7, system))).toBe(
    'JSON is asked for at a temperature of 0.7: at 0.2 or less it is broken less often.',
  )
  expect(hintOnTemperature(ask(text, 0.2, system))).toBeUndefined()
  expect(hintOnTemperature(ask(text, undefined, system))).toBeUndefined()
})

test.each(['What is JSON?', 'Who made JSON and why?', 'Say hello.'])('%s asks for none', text => {
  expect(hintOnTemperature(ask(text, 1))).toBeUndefined()
})

test('a schema asks for it', () => {
  expect(hintOnTemperature({ ...ask('Name three.', 1), outputConfig })).toContain('temperature of 1')
  expect(hintOnTemperature({ ...ask('Name three.', 0), outputConfig })).toBeUndefined()
})

test('only the beginning of long prompts is read', () => {
  expect(hintOnTemperature(ask(`${'x '.repeat(10_000)}in JSON`, 1))).toBeUndefined()
})
