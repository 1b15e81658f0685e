import { expect, test } from 'vitest'
import type { AgentDefinition } from '../../../src/agents/agent-definition.ts'
import { newSession } from '../../../src/agents/runtime/new-session.ts'
import { stepRequest } from '../../../src/agents/runtime/step-request.ts'
import type { Turn, TurnState } from '../../../src/agents/runtime/turn.ts'

const asked = { role: 'user' as const, content: [{ text: 'One' }] }
const used = {
  role: 'assistant' as const,
  content: [{ toolUse: { toolUseId: 't', name: 'look', input: {} } }],
}
const result = {
  role: 'user' as const,
  content: [{ toolResult: { toolUseId: 't', content: [{ text: 'x' }] } }],
}
const answered = { role: 'assistant' as const, content: [{ text: 'Two' }] }
const now = { role: 'user' as const, content: [{ text: 'Three' }] }
const tool = {
  name: 'look',
  description: 'Looks.',
  inputSchema: { type: 'object' },
  use: { asksUser: true as const },
}
const definition = { instruction: 'Help.', collaborators: [] } as unknown as AgentDefinition

const request = (more: Partial<Turn> = {}) =>
  stepRequest(
    {
      definition,
      tools: [tool],
      memory: [],
      streams: false,
      forgetsSteps: false,
      input: { text: 'Three', files: [] },
      session: { ...newSession(0), turns: [{ messages: [asked, used, result, answered] }] },
      ...more,
    } as unknown as Turn,
    { messages: [now], promptAttributes: {} } as unknown as TurnState,
  )

test('the model is told what was said before, and what it can use', () => {
  const { messages, toolConfig, system } = request()
  expect(messages).toEqual([asked, used, result, answered, now])
  expect(toolConfig).toEqual({
    tools: [{ toolSpec: { name: 'look', description: 'Looks.', inputSchema: { json: { type: 'object' } } } }],
  })
  expect(system).toEqual([{ text: expect.stringMatching(/^Help\./) }])
})

test.each([{ forgetsSteps: true }, { tools: [] }])('no step of earlier turns is told with %j', more => {
  expect(request(more).messages).toEqual([asked, answered, now])
})

test('no tool is told of where there is none, and no earlier turn where none is wanted', () => {
  expect(request({ tools: [] })).not.toHaveProperty('toolConfig')
  expect(request({ previousTurns: 0 }).messages).toEqual([now])
})

test('what an override adds for the model goes with the request', () => {
  const promptConfigurations = [
    { promptType: 'ORCHESTRATION' as const, additionalModelRequestFields: { top_k: 5 } },
  ]
  const { additionalModelRequestFields } = request({
    definition: { ...definition, promptOverrides: { promptConfigurations } },
  })
  expect(additionalModelRequestFields).toEqual({ top_k: 5 })
})
