import { expect, it } from 'vitest'
import { startInlineAgents } from '../../support/inline-agent.ts'
import { readUsage } from '../../support/read-usage.ts'

it('asks the model that the prompt names, on the turn’s account', async () => {
  await using agents = await startInlineAgents([
    { match: { model: 'amazon.nova-micro-v1:0' }, answer: '<category>D</category>' },
    { answer: 'Good day.' },
  ])
  const told = await agents.ask('Hello', {
    promptOverrideConfiguration: {
      promptConfigurations: [
        {
          promptType: 'PRE_PROCESSING',
          promptState: 'ENABLED',
          promptCreationMode: 'OVERRIDDEN',
          basePromptTemplate: '$question$',
          foundationModel: 'amazon.nova-micro-v1:0',
        },
      ],
    },
  })
  expect(told.text).toBe('Good day.')
  const [judging, answering] = readUsage(agents.home)
  expect(judging).toMatchObject({ model: 'amazon.nova-micro-v1:0', turn: '1', step: 'pre-processing' })
  expect(judging?.session).toBe(answering?.session)
  expect(told.whole[1]?.preProcessingTrace?.modelInvocationOutput?.metadata).toMatchObject({
    usage: { inputTokens: judging?.input, outputTokens: judging?.output },
  })
})
