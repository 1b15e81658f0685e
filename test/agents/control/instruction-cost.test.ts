import { PrepareAgentCommand } from '@aws-sdk/client-bedrock-agent'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeCost } from '../../../src/agents/control/instruction-cost.ts'
import { type AgentServer, startAgentServer } from '../../support/agent-server.ts'

let server: AgentServer
beforeAll(async () => {
  server = await startAgentServer({ models: [{ model: 'my-own-model', backends: ['embedded'] }] })
})
afterAll(() => server[Symbol.asyncDispose]())

const hintOf = async (words: number, foundationModel: string) => {
  const instruction = 'Answer '.repeat(words)
  const agentId = await server.createAgent({ instruction, foundationModel })
  return server.hintOf(new PrepareAgentCommand({ agentId }))
}

test('warns over 200 tokens, and again over 500', async () => {
  const model = 'amazon.nova-lite-v1:0'
  expect(await hintOf(100, model)).toBeUndefined()
  expect(await hintOf(300, model)).toMatch(/over 200/)
  expect(await hintOf(300, model)).not.toMatch(/more than 500/)
  expect(await hintOf(550, model)).toMatch(/more than 500/)
})

test('a price that is not known is not guessed', async () => {
  expect(await hintOf(300, 'my-own-model')).toMatch(/what they cost with my-own-model is not known/)
})

test('the price is that of its tokens', () => {
  expect(describeCost({ tokens: 1_000, perStep: 0.00006 }, 'm')).toContain(
    'they cost 0.0000600 USD in each with m',
  )
})
