import { CreateAgentCommand } from '@aws-sdk/client-bedrock-agent'
import { expect, test } from 'vitest'
import { startAgentServer } from '../../support/agent-server.ts'

test('a model behind profiles by its bare ID, by a profile and by an ARN', async () => {
  await using server = await startAgentServer()
  for (const foundationModel of [
    'anthropic.claude-haiku-4-5-20251001-v1:0',
    'us.anthropic.claude-haiku-4-5-20251001-v1:0',
    'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0',
  ])
    expect(await server.status(await server.createAgent({ foundationModel }))).toBe('NOT_PREPARED')
})

test('tells what a template names for nothing', async () => {
  await using server = await startAgentServer()
  const hint = await server.hintOf(
    new CreateAgentCommand({
      agentName: 'a',
      promptOverrideConfiguration: {
        promptConfigurations: [
          { promptType: 'ORCHESTRATION', promptCreationMode: 'OVERRIDDEN', basePromptTemplate: 'Hi $who$' },
        ],
      },
    }),
  )
  expect(hint).toContain('$who$')
})

test("a prompt's own model has to exist as well", async () => {
  await using server = await startAgentServer()
  const promptConfigurations = [
    { promptType: 'POST_PROCESSING' as const, foundationModel: 'amazon.no-such-v1:0' },
  ]
  await expect(
    server.createAgent({ promptOverrideConfiguration: { promptConfigurations } }),
  ).rejects.toMatchObject({ message: 'The provided model identifier is invalid.' })
})
