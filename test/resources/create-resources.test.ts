import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MovableClock } from '../../src/clock.ts'
import { createResources } from '../../src/resources/create-resources.ts'
import type { Resources, ResourceType } from '../../src/resources/resource.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'

interface Box {
  readonly size: number
}

const box: ResourceType<Box> = { kind: 'cardboard-box', version: 1, namesAreUnique: true }
const owner = { account: '123456789012', region: 'us-east-1' }
const draft = (name: string, size = 1) => ({ name, status: 'ACTIVE', document: { size } })

let home: string
let store: Store
let clock: MovableClock
let boxes: Resources<Box>
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'outcrop-'))
  store = await openStore(join(home, 'outcrop.db'))
  clock = new MovableClock()
  boxes = createResources(store.db, clock, box)
})
afterEach(async () => {
  await store.close()
  await rm(home, { recursive: true, force: true })
})

const conflict = (message: RegExp) =>
  expect.objectContaining({ name: 'ConflictException', message: expect.stringMatching(message) })
const missing = expect.objectContaining({ name: 'ResourceNotFoundException' })

test('is made with an id, an ARN and dates of the service clock', async () => {
  clock.advance(-86_400_000)
  const made = await boxes.create(owner, draft('first'))
  expect(made).toMatchObject({ name: 'first', status: 'ACTIVE', revision: 1, document: { size: 1 } })
  expect(made.id).toMatch(/^[a-z0-9]{12}$/)
  expect(made.arn).toBe(`arn:aws:bedrock:us-east-1:123456789012:cardboard-box/${made.id}`)
  expect(Math.abs(made.createdAt.getTime() - clock.now())).toBeLessThan(5_000)
  expect(await boxes.get(owner, made.id)).toEqual(made)
  expect(await boxes.get(owner, made.arn)).toEqual(made)
})

test('belongs to one account and Region', async () => {
  const { id, arn } = await boxes.create(owner, draft('mine'))
  for (const other of [
    { ...owner, account: '210987654321' },
    { ...owner, region: 'eu-west-1' },
  ]) {
    expect(await boxes.find(other, id)).toBeUndefined()
    expect(await boxes.find(other, arn)).toBeUndefined()
    await expect(boxes.get(other, id)).rejects.toEqual(missing)
    await expect(boxes.delete(other, id)).rejects.toEqual(missing)
    expect((await boxes.list(other)).items).toEqual([])
    await boxes.create(other, draft('mine'))
  }
  const ofAnotherKind = arn.replace('cardboard-box', 'wooden-box')
  expect(await boxes.find(owner, ofAnotherKind)).toBeUndefined()
})

test('a name is taken until its resource goes', async () => {
  const { id } = await boxes.create(owner, draft('one'))
  await expect(boxes.create(owner, draft('one'))).rejects.toEqual(
    conflict(/^A cardboard box with the name one already exists\.$/),
  )
  const two = await boxes.create(owner, draft('two'))
  await expect(boxes.update(owner, two.id, { name: 'one' })).rejects.toEqual(conflict(/already exists/))
  await boxes.delete(owner, id)
  expect((await boxes.update(owner, two.id, { name: 'one' })).name).toBe('one')
})

describe('a client token', () => {
  const once = (token: string, size: number) => ({ ...draft('box', size), once: { token, input: { size } } })

  test('makes one resource of the same request twice', async () => {
    const first = await boxes.create(owner, once('token-1', 1))
    const again = await boxes.create(owner, once('token-1', 1))
    expect(again).toEqual(first)
    expect((await boxes.list(owner)).items).toHaveLength(1)
  })

  test('is refused with another request', async () => {
    await boxes.create(owner, once('token-1', 1))
    await expect(boxes.create(owner, once('token-1', 2))).rejects.toEqual(
      conflict(/^The client token has already been used with a different request\.$/),
    )
  })

  test('holds for calls at the same time', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => boxes.create(owner, once('token-1', 1))))
    expect(new Set(made.map(({ id }) => id)).size).toBe(1)
  })

  test('lasts a day', async () => {
    const first = await boxes.create(owner, { ...once('token-1', 1), name: 'monday' })
    clock.advance(24 * 3_600_000 + 1)
    const second = await boxes.create(owner, { ...once('token-1', 1), name: 'tuesday' })
    expect(second.id).not.toBe(first.id)
  })

  test('goes with its resource', async () => {
    const first = await boxes.create(owner, once('token-1', 1))
    await boxes.delete(owner, first.id)
    expect((await boxes.create(owner, once('token-1', 2))).document.size).toBe(2)
  })
})

describe('a list', () => {
  test('in pages, while others are made, neither repeats nor hides', async () => {
    const made: string[] = []
    for (let index = 0; index < 7; index++) made.push((await boxes.create(owner, draft(`box ${index}`))).id)
    for (const order of ['ascending', 'descending'] as const) {
      const seen: string[] = []
      let nextToken: string | undefined
      let added = 0
      do {
        const page = await boxes.list(owner, { maxResults: 2, nextToken, order })
        seen.push(...page.items.map(({ id }) => id))
        nextToken = page.nextToken
        if (added < 3) await boxes.create(owner, draft(`${order} ${added++}`))
      } while (nextToken !== undefined)
      expect(new Set(seen).size).toBe(seen.length)
      const expected = order === 'ascending' ? made : made.toReversed()
      expect(seen.filter(id => made.includes(id))).toEqual(expected)
    }
  })

  test('shows what is asked for, and says whether there is more', async () => {
    for (let index = 0; index < 250; index++) await boxes.create(owner, draft(`box ${index}`, index))
    const where = ({ document }: { document: Box }) => document.size % 50 === 0
    const first = await boxes.list(owner, { maxResults: 3, where })
    expect(first.items.map(({ document }) => document.size)).toEqual([200, 150, 100])
    const second = await boxes.list(owner, { maxResults: 3, where, nextToken: first.nextToken })
    expect(second.items.map(({ document }) => document.size)).toEqual([50, 0])
    expect(second.nextToken).toBeUndefined()
    expect((await boxes.list(owner, { maxResults: 250 })).nextToken).toBeUndefined()
  })

  test('takes no token but its own', async () => {
    for (let index = 0; index < 3; index++) await boxes.create(owner, draft(`box ${index}`))
    const { nextToken } = await boxes.list(owner, { maxResults: 1 })
    const invalid = expect.objectContaining({ name: 'ValidationException' })
    for (const options of [
      { nextToken, order: 'ascending' },
      { nextToken: 'x' },
      { nextToken: 'W10' },
    ] as const)
      await expect(boxes.list(owner, options)).rejects.toEqual(invalid)
    await expect(boxes.list({ ...owner, region: 'eu-west-1' }, { nextToken })).rejects.toEqual(invalid)
  })
})

describe('a change', () => {
  test('counts up the revision, and keeps what it does not name', async () => {
    const { id, createdAt } = await boxes.create(owner, draft('one'))
    clock.advance(1_000)
    const changed = await boxes.update(owner, id, { document: { size: 2 } })
    expect(changed).toMatchObject({
      name: 'one',
      status: 'ACTIVE',
      revision: 2,
      document: { size: 2 },
      createdAt,
    })
    expect(changed.updatedAt.getTime()).toBeGreaterThan(createdAt.getTime())
    expect((await boxes.update(owner, id, { status: 'FAILED' }, 2)).revision).toBe(3)
  })

  test('of what has been changed since is refused, and nothing is lost', async () => {
    const { id } = await boxes.create(owner, draft('one'))
    await boxes.update(owner, id, { document: { size: 2 } }, 1)
    await expect(boxes.update(owner, id, { document: { size: 3 } }, 1)).rejects.toEqual(
      conflict(/has been changed since it was read\.$/),
    )
    expect((await boxes.get(owner, id)).document).toEqual({ size: 2 })
  })

  test('of two at the same time, one wins', async () => {
    const { id } = await boxes.create(owner, draft('one'))
    const results = await Promise.allSettled(
      [2, 3, 4].map(size => boxes.update(owner, id, { document: { size } }, 1)),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await boxes.get(owner, id)).revision).toBe(2)
  })
})

test('is there after a restart', async () => {
  const made = await boxes.create(owner, draft('one'))
  await store.close()
  store = await openStore(join(home, 'outcrop.db'))
  expect(await createResources(store.db, clock, box).get(owner, made.id)).toEqual(made)
})

test('an older document is upgraded as it is read, and written anew with a change', async () => {
  const { id } = await boxes.create(owner, draft('one', 7))
  const newer = createResources(store.db, clock, {
    kind: 'cardboard-box',
    version: 3,
    upgrades: {
      1: ({ size }: Box) => ({ width: size }),
      2: ({ width }: { width: number }) => ({ width, height: 1 }),
    },
  } satisfies ResourceType<object>)
  expect((await newer.get(owner, id)).document).toEqual({ width: 7, height: 1 })
  await newer.update(owner, id, { document: { width: 8, height: 2 } })
  expect((await newer.get(owner, id)).document).toEqual({ width: 8, height: 2 })
  await expect(boxes.get(owner, id)).rejects.toThrow(/was written as version 3, which is not known here/)
})

test('an id that the caller gives is taken once', async () => {
  await boxes.create(owner, { ...draft('one'), id: 'given' })
  await expect(boxes.create(owner, { ...draft('two'), id: 'given' })).rejects.toEqual(
    conflict(/already exists/),
  )
})

test('a type may have its own sentence for a taken name', async () => {
  const named = createResources(store.db, clock, { ...box, takenName: name => `${name}? Taken.` })
  await named.create(owner, draft('first'))
  await expect(named.create(owner, draft('first'))).rejects.toMatchObject({ message: 'first? Taken.' })
})

test('what a client token has made is found before it is made again', async () => {
  const once = { token: 'a'.repeat(33), input: { size: 1 } }
  expect(await boxes.madeBefore(owner, once)).toBeUndefined()
  const made = await boxes.create(owner, { ...draft('first'), once })
  expect(await boxes.madeBefore(owner, once)).toEqual(made)
  expect(await boxes.madeBefore({ ...owner, region: 'eu-west-1' }, once)).toBeUndefined()
  expect(await boxes.madeBefore(owner, { token: undefined, input: {} })).toBeUndefined()
  await expect(boxes.madeBefore(owner, { ...once, input: { size: 2 } })).rejects.toThrow(
    conflict(/client token/),
  )
})

test('all owners of a status, the oldest first', async () => {
  const other = { account: '210987654321', region: 'eu-west-1' }
  const first = await boxes.create(owner, { ...draft('first'), status: 'CREATING' })
  await boxes.create(owner, draft('second'))
  const third = await boxes.create(other, { ...draft('third'), status: 'DELETING' })
  expect(await boxes.withStatus(['CREATING', 'DELETING'])).toEqual([
    { owner, resource: first },
    { owner: other, resource: third },
  ])
  expect(await boxes.withStatus(['FAILED'])).toEqual([])
})
