import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { folderTarget } from '../../../src/metering/invocation-log/folder-target.ts'
import { filesIn } from '../../support/logged.ts'

let parent: string
let folder: string
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'outcrop-'))
  folder = join(parent, 'logs')
})
afterEach(() => rm(parent, { recursive: true, force: true }))

const { signal } = new AbortController()
const body = Buffer.from('a body')

test('an object is a file of its bucket, which only its owner reads, whole or not there', async () => {
  const target = folderTarget(folder)
  await target.put({ bucket: 'my-logs', key: 'a/b c/d.json.gz', body: Buffer.from('first') }, signal)
  await target.put({ bucket: 'my-logs', key: 'a/b c/d.json.gz', body }, signal)
  expect(await filesIn(parent)).toEqual(['logs/my-logs/a/b c/d.json.gz'])
  const file = join(folder, 'my-logs/a/b c/d.json.gz')
  expect(await readFile(file)).toEqual(body)
  expect((await stat(file)).mode & 0o077).toBe(0)
})

test.each([
  ['..', 'x'],
  ['.', 'x'],
  ['', 'x'],
  ['../..', 'x'],
  ['my-logs', '../../x'],
  ['my-logs', '../../../../../../../../tmp/x'],
  ['my-logs', '/x'],
  ['my-logs', 'a/../../../x'],
  ['my-logs', 'a\\..\\..\\x'],
  ['my-logs', 'c:\\x'],
  ['my-logs', ''],
  ['my-logs', 'a\u0000/../x'],
  ['my-logs', '%2e%2e/%2e%2e/x'],
])('nothing leads out of the folder: bucket %j, key %j', async (bucket, key) => {
  await folderTarget(folder).put({ bucket, key, body }, signal)
  const [file, ...more] = await filesIn(parent)
  expect(more).toEqual([])
  expect(file).toMatch(/^logs\/./)
  expect(file?.split('/')).not.toContain('..')
})

test('what cannot be written is told, and leaves nothing half written', async () => {
  const target = folderTarget(folder)
  await target.put({ bucket: 'my-logs', key: 'a', body }, signal)
  await expect(target.put({ bucket: 'my-logs', key: 'a/b', body }, signal)).rejects.toThrow()
  await expect(target.put({ bucket: 'my-logs', key: 'n'.repeat(300), body }, signal)).rejects.toThrow()
  await expect(target.put({ bucket: 'my-logs', key: 'c', body }, AbortSignal.abort())).rejects.toThrow()
  expect(await filesIn(parent)).toEqual(['logs/my-logs/a'])
})
