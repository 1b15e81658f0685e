import type { Message } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import type { AgentSession, PendingTurn } from '../../../src/agents/runtime/agent-session.ts'
import { newSession } from '../../../src/agents/runtime/new-session.ts'
import { packSession, unpackSession } from '../../../src/agents/runtime/stored-session.ts'

const bytes = Buffer.from([1, 2, 3])
const messages: Message[] = [
  {
    role: 'user',
    content: [
      { text: 'Look' },
      { image: { format: 'png', source: { bytes } } },
      { document: { format: 'txt', name: 'a', source: { bytes } } },
    ],
  },
  {
    role: 'assistant',
    content: [
      { reasoningContent: { redactedContent: bytes } },
      { reasoningContent: { reasoningText: { text: 'Hm', signature: 's' } } },
      { toolUse: { toolUseId: 't', name: 'n', input: { bytes: 'AQID', source: { bytes: 'AQID' } } } },
    ],
  },
]
const turn: PendingTurn = {
  ...{ messages, calls: [], results: [], inner: [], steps: 1, actions: 0, corrections: 0, made: [] },
}
const session: AgentSession = {
  ...newSession(5),
  turns: [{ messages }],
  collaborators: { a: [{ messages }] },
  pending: {
    ...turn,
    inner: [{ toolUseId: 't', tool: 'agent__a', message: 'm', turn }],
    invocationId: 'i',
    spent: { tokens: 1, picodollars: '2' },
  },
}

test('a session is the same after it was kept as JSON, bytes and all', () => {
  const kept = JSON.parse(JSON.stringify(packSession(session)))
  expect(unpackSession(kept)).toEqual(session)
  expect(JSON.stringify(kept)).not.toContain('"Buffer"')
})

test('a session without bytes is itself', () => {
  expect(unpackSession(packSession(newSession(5)))).toEqual(newSession(5))
})
