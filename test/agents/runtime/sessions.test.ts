import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AgentSession } from '../../../src/agents/runtime/agent-session.ts'
import { type AgentSessions, createAgentSessions } from '../../../src/agents/runtime/sessions.ts'
import { MovableClock } from '../../../src/clock.ts'
import { createResourceStore } from '../../../src/resources/create-resource-store.ts'
import { openStore, type Store } from '../../../src/store/open-store.ts'

const owner = { account: '123456789012', region: 'us-east-1' }
const IDLE = 600
const MINUTE = 60_000

let home: string
let store: Store
let clock: MovableClock
let sessions: AgentSessions
let ended: { key: string; session: AgentSession; at: number }[]
const open = () =>
  createAgentSessions({
    resources: createResourceStore(store.db, clock),
    clock,
    ended: async (_, key, session, at) => {
      ended.push({ key, session, at })
    },
  })
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'outcrop-'))
  store = await openStore(join(home, 'outcrop.db'))
  clock = new MovableClock()
  ended = []
  sessions = open()
})
afterEach(async () => {
  await store.close()
  await rm(home, { recursive: true, force: true })
})

const turn = (text: string) => ({
  memoryId: 'ada',
  messages: [
    { role: 'user' as const, content: [{ text }] },
    { role: 'assistant' as const, content: [{ text: 'Yes.' }] },
  ],
})
/** @returns how many turns there were before. */
const say = async (key: string, text: string): Promise<number> => {
  const { session, save, leave } = await sessions.enter(owner, key, IDLE)
  await save({ ...session, turns: [...session.turns, turn(text)], storageDays: 3 })
  leave()
  return session.turns.length
}
const keys = () => ended.map(({ key }) => key)

test('goes on as the last turn left it, also in another process', async () => {
  await say('a/b/one', 'Hello')
  sessions = open()
  const { session } = await sessions.enter(owner, 'a/b/one', IDLE)
  expect(session.turns).toEqual([turn('Hello')])
  expect(session.storageDays).toBe(3)
})

test('one turn at a time, of each session', async () => {
  const { leave } = await sessions.enter(owner, 'a/b/one', IDLE)
  await expect(sessions.enter(owner, 'a/b/one', IDLE)).rejects.toMatchObject({ name: 'ConflictException' })
  await sessions.enter(owner, 'a/b/two', IDLE)
  await sessions.enter({ ...owner, region: 'eu-west-1' }, 'a/b/one', IDLE)
  leave()
  const next = await sessions.enter(owner, 'a/b/one', IDLE)
  leave()
  await expect(sessions.enter(owner, 'a/b/one', IDLE)).rejects.toMatchObject({ name: 'ConflictException' })
  next.leave()
})

test('is over when it is left alone for longer than its idle time, and told once', async () => {
  await say('a/b/one', 'Hello')
  const told = clock.now()
  clock.advance(9 * MINUTE)
  expect(await say('a/b/one', 'Still here')).toBe(1)
  clock.advance(11 * MINUTE)
  expect(ended).toEqual([])
  const { session, leave } = await sessions.enter(owner, 'a/b/one', IDLE)
  leave()
  expect(session.turns).toEqual([])
  expect(ended).toMatchObject([{ key: 'a/b/one', session: { turns: [turn('Hello'), turn('Still here')] } }])
  // Of the last turn, not of the call that came upon it.
  expect((ended[0]?.at ?? 0) - told).toBeLessThan(10 * MINUTE)
  expect(await say('a/b/one', 'Anew')).toBe(0)
  expect(keys()).toEqual(['a/b/one'])
})

test('is over when it is ended; one that never was is not told', async () => {
  await say('a/b/one', 'Hello')
  for (const key of ['a/b/one', 'a/b/two']) {
    const { end, leave } = await sessions.enter(owner, key, IDLE)
    await end()
    leave()
  }
  expect(keys()).toEqual(['a/b/one'])
  expect(await say('a/b/one', 'Anew')).toBe(0)
})

test('is retired only where nobody goes on with it', async () => {
  await say('a/b/one', 'Hello')
  expect(await sessions.retire(owner, 'a/b/one', IDLE)).toBe(false)
  clock.advance(11 * MINUTE)
  const other = await sessions.enter(owner, 'a/b/two', IDLE)
  expect(await sessions.retire(owner, 'a/b/two', IDLE)).toBe(false)
  other.leave()
  expect(await sessions.retire(owner, 'a/b/one', IDLE)).toBe(true)
  expect(await sessions.retire(owner, 'a/b/one', IDLE)).toBe(true)
  expect(keys()).toEqual(['a/b/one'])
})

test('what nobody can go on with goes from the disk when another begins', async () => {
  await say('a/b/one', 'Hello')
  await say('a/b/two', 'Hello')
  clock.advance(91 * MINUTE)
  // Old ones are looked for with the first new session of a process, and with every twentieth after it.
  for (let number = 3; number <= 21; number++)
    await say(number === 3 ? 'a/b/three' : `a/b/${number}`, 'Hello')
  expect(keys()).toEqual(['a/b/one', 'a/b/two'])
  expect(await sessions.retire(owner, 'a/b/three', IDLE)).toBe(false)
})

test('the oldest turns are forgotten first', async () => {
  const { save, session, leave } = await sessions.enter(owner, 'a/b/one', IDLE)
  await save({ ...session, turns: Array.from({ length: 120 }, (_, number) => turn(`${number}`)) })
  leave()
  const next = await sessions.enter(owner, 'a/b/one', IDLE)
  expect(next.session.turns).toHaveLength(100)
  expect(next.session.turns[0]).toEqual(turn('20'))
})

test('those of an alias, and of an agent, are forgotten, and no others', async () => {
  for (const key of ['a/b/one', 'a/b/two', 'a/c/three', 'ab/b/four']) await say(key, 'Hello')
  await sessions.deleteAll(owner, 'a', 'b')
  expect(
    await Promise.all(['a/b/one', 'a/b/two', 'a/c/three', 'ab/b/four'].map(key => say(key, '?'))),
  ).toEqual([0, 0, 1, 1])
  await sessions.deleteAll(owner, 'a')
  expect(await Promise.all(['a/b/one', 'a/c/three', 'ab/b/four'].map(key => say(key, '?')))).toEqual([
    0, 0, 2,
  ])
  expect(ended).toEqual([])
})

test('a turn that runs while its session is forgotten leaves nothing', async () => {
  await say('a/b/old', 'Hello')
  const turns = await Promise.all(['a/b/old', 'a/b/new'].map(key => sessions.enter(owner, key, IDLE)))
  await sessions.deleteAll(owner, 'a')
  for (const { session, save, leave } of turns) {
    await save({ ...session, turns: [turn('Hello')] })
    leave()
  }
  expect(await Promise.all(['a/b/old', 'a/b/new'].map(key => say(key, '?')))).toEqual([0, 0])
})
