import { afterEach, beforeEach, expect, test } from 'vitest'
import { MovableClock, systemClock } from '../../../src/clock.ts'
import { addTurn, openSession } from '../../../src/knowledge-bases/generation/sessions.ts'
import { createResourceStore } from '../../../src/resources/create-resource-store.ts'
import { retrievalSession } from '../../../src/resources/retrieval-session.ts'
import { openStore, type Store } from '../../../src/store/open-store.ts'

const HOUR = 3_600_000
const turnOf = (question: string) => ({ question, answer: `About ${question}` })

let store: Store
let clock: MovableClock
beforeEach(async () => {
  store = await openStore(':memory:')
  clock = new MovableClock()
})
afterEach(() => store.close())

const contextOf = (account = '123456789012') => ({
  resources: createResourceStore(store.db, clock),
  clocks: { service: clock, wall: systemClock },
  account,
  region: 'us-east-1',
})

test('a session keeps its turns in their order', async () => {
  const context = contextOf()
  const { id, turns } = await openSession(undefined, 'KB1', context)
  expect(turns).toEqual([])
  await addTurn(id, turnOf('one'), context)
  await addTurn(id, turnOf('two'), context)
  expect(await openSession(id, 'KB1', context)).toEqual({ id, turns: [turnOf('one'), turnOf('two')] })
})

test('of two turns at once none is lost', async () => {
  const context = contextOf()
  const { id } = await openSession(undefined, 'KB1', context)
  await Promise.all([addTurn(id, turnOf('one'), context), addTurn(id, turnOf('two'), context)])
  const { turns } = await openSession(id, 'KB1', context)
  expect(turns.map(({ question }) => question).toSorted()).toEqual(['one', 'two'])
})

test('it keeps the last twenty, each answer up to a length', async () => {
  const context = contextOf()
  const { id } = await openSession(undefined, 'KB1', context)
  for (let number = 0; number < 25; number++) await addTurn(id, turnOf(`${number}`), context)
  await addTurn(id, { question: 'long', answer: 'x'.repeat(50_000) }, context)
  const { turns } = await openSession(id, 'KB1', context)
  expect(turns).toHaveLength(20)
  expect(turns[0]?.question).toBe('6')
  expect(turns.at(-1)?.answer).toHaveLength(20_000)
})

const refused = (id: string) => ({
  name: 'ValidationException',
  message: `Session with Id ${id} is not valid. Please check and try again.`,
})

test("nobody else's", async () => {
  const { id } = await openSession(undefined, 'KB1', contextOf())
  await expect(openSession(id, 'KB1', contextOf('210987654321'))).rejects.toMatchObject(refused(id))
})

test('over after an idle hour, and after a day at all', async () => {
  const context = contextOf()
  const { id } = await openSession(undefined, 'KB1', context)
  for (let hours = 0; hours < 24; hours++) {
    clock.advance(HOUR - 1_000)
    await openSession(id, 'KB1', context)
    await addTurn(id, turnOf(`${hours}`), context)
  }
  clock.advance(HOUR / 2)
  await expect(openSession(id, 'KB1', context)).rejects.toMatchObject(refused(id))
  const idle = await openSession(undefined, 'KB1', context)
  clock.advance(HOUR + 1_000)
  await expect(openSession(idle.id, 'KB1', context)).rejects.toMatchObject(refused(idle.id))
})

test('of another knowledge base', async () => {
  const context = contextOf()
  const { id } = await openSession(undefined, 'KB1', context)
  await expect(openSession(id, 'KB2', context)).rejects.toMatchObject({
    message: 'Knowledge base configurations cannot be modified for an ongoing session.',
  })
})

test('what is over goes away as new ones begin', async () => {
  const context = contextOf()
  for (let number = 0; number < 15; number++) await openSession(undefined, 'KB1', context)
  clock.advance(2 * HOUR)
  await openSession(undefined, 'KB1', context)
  await openSession(undefined, 'KB1', context)
  const { items } = await context.resources.of(retrievalSession).list(context)
  expect(items).toHaveLength(2)
})

test('a turn of a session that is gone is nobody’s', async () => {
  await expect(addTurn('gone', turnOf('one'), contextOf())).resolves.toBeUndefined()
})
