import { expect, it } from 'vitest'
import { orchestratorEvent } from '../../../src/agents/orchestrator/orchestrator-event.ts'
import type { Turn, TurnState } from '../../../src/agents/runtime/turn.ts'

it('brings the guardrail, and the steps of the turn', () => {
  const guardrail = { guardrailIdentifier: 'g', guardrailVersion: '1' }
  const turn = {
    definition: { instruction: 'i', foundationModel: 'm', guardrail },
    tools: [],
    session: { turns: [] },
    sessionId: 's',
    input: { text: 'q', files: [] },
  } as unknown as Turn
  const state = { attributes: { a: '1' }, promptAttributes: {} } as unknown as TurnState
  const step = {
    orchestrationInput: { state: 'START' as const, text: '{"text":"q"}' },
    orchestrationOutput: { event: 'INVOKE_MODEL', text: '{}' },
  }
  expect(orchestratorEvent(turn, state, { state: 'MODEL_INVOKED', text: '{}' }, [step], 'r')).toEqual({
    version: '1.0',
    state: 'MODEL_INVOKED',
    input: { text: '{}' },
    context: {
      requestId: 'r',
      sessionId: 's',
      agentConfiguration: {
        instruction: 'i',
        defaultModelId: 'm',
        tools: [],
        guardrails: { identifier: 'g', version: '1' },
      },
      session: [{ agentInput: 'q', agentOutput: '', intermediarySteps: [step] }],
      sessionAttributes: { a: '1' },
      promptSessionAttributes: {},
    },
  })
})
