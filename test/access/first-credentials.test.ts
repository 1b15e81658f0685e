import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadFirstCredentials } from '../../src/access/first-credentials.ts'

let home: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'outcrop-'))
})
afterEach(() => rm(home, { recursive: true }))

test('are made once, in the form of AWS, and found again', async () => {
  const first = await loadFirstCredentials(home)
  expect(first.created).toBe(true)
  expect(first.credentials.accessKeyId).toMatch(/^AKIA[A-Z2-7]{16}$/)
  expect(first.credentials.secretAccessKey).toMatch(/^[A-Za-z0-9+/]{40}$/)
  expect(await loadFirstCredentials(home)).toEqual({ credentials: first.credentials, created: false })
})

test('only their owner can read', async () => {
  await loadFirstCredentials(home)
  const files = await readdir(home)
  expect(files).toEqual(['root-credentials.json'])
  expect((await stat(join(home, 'root-credentials.json'))).mode & 0o777).toBe(0o600)
})

test('are the same for servers that start at the same time', async () => {
  const loaded = await Promise.all(Array.from({ length: 50 }, () => loadFirstCredentials(home)))
  const kept = JSON.parse(await readFile(join(home, 'root-credentials.json'), 'utf8'))
  expect(loaded.filter(({ created }) => created)).toHaveLength(1)
  expect(new Set(loaded.map(({ credentials }) => JSON.stringify(credentials)))).toEqual(
    new Set([JSON.stringify(kept)]),
  )
})
