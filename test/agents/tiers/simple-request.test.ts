import { expect, it } from 'vitest'
import type { Turn, TurnState } from '../../../src/agents/runtime/turn.ts'
import { simpleRequest } from '../../../src/agents/tiers/simple-request.ts'

const said = (role: 'user' | 'assistant', text: string) => ({ role, content: [{ text }] })
const use = { role: 'assistant' as const, content: [{ toolUse: { toolUseId: 't', name: 'n', input: {} } }] }
const turn = {
  definition: { instruction: 'You help.', foundationModel: 'm', collaborators: [] },
  tools: [{ name: 'n', description: 'd', inputSchema: {}, use: { asksUser: true } }],
  session: { turns: [{ messages: [said('user', 'before'), use, said('assistant', 'answer')] }] },
  input: { text: 'q', files: [] },
  memory: [],
  streams: false,
  forgetsSteps: false,
} as unknown as Turn
const state = { messages: [said('user', 'q')], promptAttributes: {} } as unknown as TurnState
const passage = { id: 'p', documentId: 'd', dataSourceId: 's', text: 'The passage.', metadata: {}, score: 1 }

it('has no tools, nor their uses in earlier turns', () => {
  const { toolConfig, messages, system } = simpleRequest(turn, state, [passage], new Date(0))
  expect(toolConfig).toBeUndefined()
  expect(messages).toEqual([said('user', 'before'), said('assistant', 'answer'), said('user', 'q')])
  expect(system?.[0]?.text).toMatch(
    /^You help\.[\s\S]*<passages>\n\[1\] The passage\.\n<\/passages>[\s\S]*UNSURE/,
  )
})

it('says where the answer begins, where it is told as it comes', () => {
  const { system } = simpleRequest({ ...turn, streams: true }, state, undefined, new Date(0))
  expect(system?.[0]?.text).toContain('<answer>')
  expect(system?.[0]?.text).not.toContain('passages')
})
