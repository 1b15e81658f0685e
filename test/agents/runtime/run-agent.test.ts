import { expect, it } from 'vitest'
import { startInlineAgents } from '../../support/inline-agent.ts'

it('judges, answers by one call, and says it once more, in this order', async () => {
  await using agents = await startInlineAgents(
    [
      { match: { text: { contains: 'Judge' } }, answer: '<category>D</category>' },
      {
        match: { text: { contains: 'Again: Paris.' } },
        answer: '<final_response>Paris, of course.</final_response>',
      },
      { answer: 'Paris.' },
    ],
    { agents: { tiers: { '*': { classifier: 'rules' } } } },
  )
  const prompt = (promptType: 'PRE_PROCESSING' | 'POST_PROCESSING', basePromptTemplate: string) => ({
    promptType,
    basePromptTemplate,
    promptState: 'ENABLED' as const,
    promptCreationMode: 'OVERRIDDEN' as const,
  })
  const told = await agents.ask('What is the capital of France?', {
    promptOverrideConfiguration: {
      promptConfigurations: [
        prompt('PRE_PROCESSING', 'Judge $question$'),
        prompt('POST_PROCESSING', 'Again: $latest_response$'),
      ],
    },
  })
  expect(told).toMatchObject({
    chunks: ['Paris, of course.'],
    traces: [
      'preProcessing.modelInvocationInput',
      'preProcessing.modelInvocationOutput',
      'orchestration.modelInvocationInput',
      'orchestration.modelInvocationOutput',
      'orchestration.observation FINISH',
      'postProcessing.modelInvocationInput',
      'postProcessing.modelInvocationOutput',
    ],
  })
})
