import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AgentMemories } from '../../../src/agents/memory/agent-memories.ts'
import { createAgentMemories } from '../../../src/agents/memory/create-agent-memories.ts'
import { DAY, EMPTY, withOpen } from '../../../src/agents/memory/edit-memory.ts'
import { newSession } from '../../../src/agents/runtime/new-session.ts'
import { MovableClock } from '../../../src/clock.ts'
import { agentMemory } from '../../../src/resources/agent-memory.ts'
import { createResourceStore } from '../../../src/resources/create-resource-store.ts'
import type { ResourceStore } from '../../../src/resources/resource.ts'
import { openStore, type Store } from '../../../src/store/open-store.ts'

const owner = { account: '123456789012', region: 'us-east-1' }
const of = (memoryId: string) => ({ agentId: 'A', aliasId: 'B', memoryId })

let home: string
let store: Store
let clock: MovableClock
let resources: ResourceStore
let memories: AgentMemories
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'outcrop-'))
  store = await openStore(join(home, 'outcrop.db'))
  clock = new MovableClock()
  resources = createResourceStore(store.db, clock)
  memories = createAgentMemories({ resources, clock })
})
afterEach(async () => {
  await store.close()
  await rm(home, { recursive: true, force: true })
})

const end = (memoryId: string, sessionId: string, storageDays = 1) =>
  memories.ended(
    owner,
    `A/B/${sessionId}`,
    { ...newSession(clock.now()), storageDays, turns: [{ messages: [], memoryId }] },
    clock.now(),
  )
const { signal } = new AbortController()
const stored = async () => (await resources.of(agentMemory).list(owner)).items.map(({ id }) => id)

test('changes at the same time all count', async () => {
  const keys = Array.from({ length: 8 }, (_, number) => `A/B/s${number}`)
  await Promise.all(keys.map(key => memories.change(owner, of('ada'), memory => withOpen(memory, key))))
  const { open } = await memories.read(owner, of('ada'))
  expect(open.toSorted()).toEqual(keys)
})

test('a session that ends is open no more, and waits for its summary', async () => {
  await memories.change(owner, of('ada'), memory => withOpen(memory, 'A/B/one'))
  await end('ada', 'one')
  const { open, ended } = await memories.read(owner, of('ada'))
  expect([open, ended.map(({ sessionId }) => sessionId)]).toEqual([[], ['one']])
})

test('another account and another Region have their own', async () => {
  await end('ada', 'one')
  expect(await memories.read({ ...owner, region: 'eu-west-1' }, of('ada'))).toEqual(EMPTY)
  expect(await memories.read({ ...owner, account: '210987654321' }, of('ada'))).toEqual(EMPTY)
})

test('what is too old goes from the disk when others begin, though nobody asks for it', async () => {
  for (let number = 0; number < 15; number++) await end(`old${number}`, 'one')
  clock.advance(2 * DAY)
  for (const name of ['new1', 'new2', 'new3'])
    await memories.change(owner, of(name), memory => withOpen(memory, 'A/B/two'))
  expect((await stored()).toSorted()).toEqual(['A/B/new1', 'A/B/new2', 'A/B/new3'])
})

test('an alias is forgotten as a whole, and no other', async () => {
  await end('ada', 'one')
  await end('bob', 'two')
  await memories.ended(
    owner,
    'A/C/three',
    { ...newSession(0), storageDays: 1, turns: [{ messages: [], memoryId: 'ada' }] },
    clock.now(),
  )
  await memories.deleteAll(owner, 'A', 'B')
  expect(await stored()).toEqual(['A/C/ada'])
  await memories.delete(owner, { ...of('ada'), aliasId: 'C' })
  expect(await stored()).toEqual([])
})

test('one settlement at a time, and those that wait share it', async () => {
  let runs = 0
  let finish = () => {}
  const settle = async () => {
    runs += 1
    await new Promise<void>(resolve => {
      finish = resolve
    })
  }
  const both = [
    memories.alone(owner, of('ada'), settle, signal),
    memories.alone(owner, of('ada'), settle, signal),
  ]
  expect(runs).toBe(1)
  finish()
  await Promise.all(both)
  const again = memories.alone(owner, of('ada'), settle, signal)
  finish()
  await again
  expect(runs).toBe(2)
})

test('who waits for a settlement that breaks off settles it', async () => {
  const runs: string[] = []
  const breaksOff = memories.alone(
    owner,
    of('ada'),
    async () => {
      runs.push('first')
      throw new Error('gone')
    },
    signal,
  )
  const waiting = ['second', 'third'].map(name =>
    memories.alone(
      owner,
      of('ada'),
      async () => {
        runs.push(name)
      },
      signal,
    ),
  )
  await expect(breaksOff).rejects.toThrow('gone')
  await Promise.all(waiting)
  expect(runs).toEqual(['first', 'second'])
})

test('who is gone waits no longer, and those who stay go on', async () => {
  const controller = new AbortController()
  let finish = () => {}
  const settle = () =>
    new Promise<void>(resolve => {
      finish = resolve
    })
  const first = memories.alone(owner, of('ada'), settle, signal)
  const leaving = memories.alone(owner, of('ada'), settle, controller.signal)
  controller.abort(new Error('gone'))
  await expect(leaving).rejects.toThrow('gone')
  await expect(memories.alone(owner, of('ada'), settle, controller.signal)).rejects.toThrow('gone')
  finish()
  await first
})
