import type { Message } from '@aws-sdk/client-bedrock-runtime'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type AgentSessions, createAgentSessions } from '../../../src/agents/runtime/sessions.ts'
import { MovableClock } from '../../../src/clock.ts'
import { createResourceStore } from '../../../src/resources/create-resource-store.ts'
import type { ResourceStore } from '../../../src/resources/resource.ts'
import { openStore } from '../../../src/store/open-store.ts'

const owner = { account: '123456789012', region: 'us-east-1' }
const clock = new MovableClock()
let store: Awaited<ReturnType<typeof openStore>>
let resources: ResourceStore
let sessions: AgentSessions
beforeEach(async () => {
  store = await openStore(':memory:')
  resources = createResourceStore(store.db, clock)
  sessions = createAgentSessions({ resources, clock, ended: async () => undefined })
})
afterEach(() => store.close())

const turn = (text: string) => ({ messages: [{ role: 'user', content: [{ text }] }] satisfies Message[] })
const enter = (key = 'one', seconds = 60) => sessions.enter(owner, key, seconds)
/** One more turn of it. */
const say = async (text: string, key = 'one') => {
  const { session, save, leave } = await enter(key)
  await save({ ...session, turns: [...session.turns, turn(text)], turnCount: session.turnCount + 1 })
  leave()
}
const known = async (key = 'one', seconds = 60) => {
  const { session, leave } = await enter(key, seconds)
  leave()
  return session
}

test('one turn at a time, and to leave twice opens no second door', async () => {
  const first = await enter()
  await expect(enter()).rejects.toMatchObject({ name: 'ConflictException' })
  first.leave()
  const second = await enter()
  first.leave()
  await expect(enter()).rejects.toMatchObject({ name: 'ConflictException' })
  second.leave()
  await expect(enter()).resolves.toBeDefined()
})

test('a session that is left alone for too long begins anew, and can be kept again', async () => {
  await say('a')
  clock.advance(59_000)
  expect((await known()).turns).toHaveLength(1)
  clock.advance(2_000)
  const { session, save, leave } = await enter()
  expect(session.turns).toEqual([])
  await save({ ...session, turns: [turn('b')] })
  leave()
  expect((await known()).turns).toEqual([turn('b')])
})

test('a session that has ended begins anew', async () => {
  await say('a')
  const { end, leave } = await enter()
  await end()
  leave()
  expect((await known()).turns).toEqual([])
  await say('b')
  expect((await known()).turns).toEqual([turn('b')])
})

test('the newest turns are kept, as many as a session may have, of each collaborator too', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 400_000 }), { maxLength: 12 }), async sizes => {
      const turns = sizes.map((size, at) => turn(`${at} ${'x'.repeat(size)}`))
      const { session, save, leave } = await enter('trimmed')
      await save({ ...session, turns, collaborators: { a: turns } })
      leave()
      const kept = await known('trimmed')
      const { length } = kept.turns
      expect(kept.turns).toEqual(turns.slice(turns.length - length))
      expect(kept.collaborators).toEqual({ a: kept.turns })
      const sizeOf = (some: readonly object[]) =>
        some.reduce((sum, each) => sum + JSON.stringify(each).length, 0)
      if (length > 1) expect(sizeOf(kept.turns)).toBeLessThanOrEqual(1_000_000)
      if (length < turns.length)
        expect(sizeOf(turns.slice(turns.length - length - 1))).toBeGreaterThan(1_000_000)
      expect(length).toBe(turns.length === 0 ? 0 : Math.max(1, length))
    }),
    { numRuns: 20 },
  )
})

test('no more than a hundred turns are kept', async () => {
  const { session, save, leave } = await enter()
  await save({ ...session, turns: Array.from({ length: 150 }, (_, at) => turn(`${at}`)) })
  leave()
  const { turns } = await known()
  expect(turns).toHaveLength(100)
  expect(turns[0]).toEqual(turn('50'))
})
