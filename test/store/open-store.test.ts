import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'

let home: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'outcrop-'))
})
afterEach(() => rm(home, { recursive: true, force: true }))

const use = { account: '123456789012', region: 'us-east-1', model: 'm', used_at: 1_790_000_000_000 }

test('keeps what it was given, through a second opening', async () => {
  const file = join(home, 'outcrop.db')
  const first = await openStore(file)
  await first.db.insertInto('model_use').values(use).execute()
  await first.close()
  const second = await openStore(file)
  expect(await second.db.selectFrom('model_use').selectAll().execute()).toEqual([use])
  await second.clear()
  expect(await second.db.selectFrom('model_use').selectAll().execute()).toEqual([])
  await second.close()
})

test('opens for two processes at once', async () => {
  const file = join(home, 'outcrop.db')
  const [first, second] = [await openStore(file), await openStore(file)]
  await first.db.insertInto('model_use').values(use).execute()
  expect(await second.db.selectFrom('model_use').selectAll().execute()).toEqual([use])
  await first.close()
  await second.close()
})

test('a new file is set up once by the many that open it at the same moment', async () => {
  const file = join(home, 'outcrop.db')
  const stores = await Promise.all(Array.from({ length: 8 }, () => openStore(file)))
  await stores[0]?.db.insertInto('model_use').values(use).execute()
  for (const store of stores) {
    expect(await store.db.selectFrom('model_use').selectAll().execute()).toEqual([use])
    await store.close()
  }
})

test('a file that is no database is an error, and stays as it was', async () => {
  const file = join(home, 'outcrop.db')
  await writeFile(file, 'This is a text, and long enough not to be taken for an empty database file.')
  await expect(openStore(file)).rejects.toThrow()
})

test('a database of a newer version is refused by name', async () => {
  const file = join(home, 'outcrop.db')
  const store = await openStore(file)
  await store.db
    .insertInto('kysely_migration' as never)
    .values({ name: '9999-future', timestamp: new Date().toISOString() } as never)
    .execute()
  await store.close()
  await expect(openStore(file)).rejects.toThrow(/outcrop\.db cannot be brought up to date.*9999-future/)
})
