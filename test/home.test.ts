import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepareHome } from '../src/home.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'outcrop-home-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test('is made with the folders above it, and may be there already', async () => {
  const home = join(folder, 'a', 'b')
  await prepareHome(home)
  await prepareHome(home)
  expect(existsSync(home)).toBe(true)
})

test('two servers may make it at once', async () => {
  const home = join(folder, 'twice', 'over')
  await Promise.all([prepareHome(home), prepareHome(home)])
  expect(existsSync(home)).toBe(true)
})

test('a file in its place is an error with its path', async () => {
  const home = join(folder, 'a-file')
  writeFileSync(home, '')
  await expect(prepareHome(home)).rejects.toMatchObject({ code: 'EEXIST', path: home })
})

test.skipIf(process.platform !== 'linux')('a parent that refuses is an error (needs /proc)', async () => {
  await expect(prepareHome('/proc/outcrop/home')).rejects.toMatchObject({ code: 'ENOENT' })
})

// Root may write anywhere, so this shows only for another user.
test.skipIf(process.getuid?.() === 0)(
  'a folder that cannot be written is an error (not as root)',
  async () => {
    const home = join(folder, 'read-only')
    await prepareHome(home)
    chmodSync(home, 0o500)
    await expect(prepareHome(home)).rejects.toMatchObject({ code: 'EACCES' })
  },
)
