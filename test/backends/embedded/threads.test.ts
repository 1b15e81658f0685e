import type { ConverseResponse } from '@aws-sdk/client-bedrock-runtime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer } from '../../../src/backends/embedded/answer.ts'
import { type Spawned, spawnOutcrop } from '../../support/spawn-outcrop.ts'

/** The built program: from the sources no thread starts. */
let server: Spawned
beforeAll(async () => {
  server = await spawnOutcrop()
})
afterAll(() => server.close())

const modelId = 'amazon.nova-lite-v1:0'
const report = Array.from(
  { length: 60 },
  (_, day) =>
    `On day ${day + 1} the team unloaded ${day * 7 + 3} pallets at ramp ${(day % 4) + 1}. It was decided to repair scanner ${day}.`,
).join(' ')
const request = (text: string) => ({ messages: [{ role: 'user' as const, content: [{ text }] }] })
const converse = async (text: string) => {
  const response = await fetch(`http://127.0.0.1:${server.port}/model/${modelId}/converse`, {
    method: 'POST',
    body: JSON.stringify(request(text)),
  })
  expect(response.status).toBe(200)
  return ((await response.json()) as ConverseResponse).output?.message?.content?.[0]?.text
}

test('a long prompt is answered in a thread as it is without one', async () => {
  const prompts = Array.from({ length: 12 }, (_, n) => `Summarise in ${(n % 3) + 2} sentences:\n\n${report}`)
  const answers = await Promise.all(prompts.map(converse))
  expect(answers).toEqual(prompts.map(prompt => answer({ modelId, ...request(prompt) })))
})
