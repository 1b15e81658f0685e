import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeFolderObject } from '../../../src/knowledge-bases/sources/write-folder-object.ts'

let root: string
let folder: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'outcrop-'))
  folder = join(root, 'bucket')
  mkdirSync(folder)
})
afterEach(() => rmSync(root, { recursive: true }))
const write = (key: string, text = 'x') => writeFolderObject(folder, key, Buffer.from(text))

test('folders are made on the way, and an object is replaced whole', async () => {
  await write('a/b c/d.JSON', 'one')
  await write('a/b c/d.JSON', '2')
  expect(readFileSync(join(folder, 'a/b c/d.JSON'), 'utf8')).toBe('2')
  expect(readdirSync(join(folder, 'a/b c'))).toEqual(['d.JSON'])
})

test.each(['', '/', 'a/', '../x', 'a/../../x', 'a//x', '.x', 'a/.x', './x', 'a\\x', 'a\u0000', '/etc/x'])(
  '%j is no key to write',
  async key => {
    await expect(write(key)).rejects.toThrow('The key cannot be written.')
    expect(readdirSync(root)).toEqual(['bucket'])
    expect(readdirSync(folder)).toEqual([])
  },
)

test('no link is followed', async () => {
  mkdirSync(join(root, 'outside'))
  symlinkSync(join(root, 'outside'), join(folder, 'link'))
  await expect(write('link/x')).rejects.toThrow('leads through what is no folder')
  symlinkSync(join(root, 'target'), join(folder, 'file'))
  await write('file', 'own')
  expect(existsSync(join(root, 'target'))).toBe(false)
  expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('own')
  symlinkSync(join(root, 'target'), join(folder, '.other.writing'))
  await expect(write('other')).rejects.toThrow(/ELOOP/)
  expect(existsSync(join(root, 'target'))).toBe(false)
})
