import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SourceDocument } from '../../../src/knowledge-bases/document-source.ts'
import { folderSource } from '../../../src/knowledge-bases/sources/folder.ts'

let home: string
let folder: string
const { signal } = new AbortController()
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'outcrop-folder-'))
  folder = join(home, 'docs')
  mkdirSync(folder)
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const put = (path: string, content = 'text') => {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), content)
}
const list = async (inclusionPrefixes?: readonly string[]): Promise<SourceDocument[]> => {
  const source = folderSource({ folder, bucket: 'docs', ...(inclusionPrefixes && { inclusionPrefixes }) })
  const found: SourceDocument[] = []
  for await (const document of source.list(signal)) found.push(document)
  return found
}
const keys = (documents: readonly SourceDocument[]) =>
  documents.map(({ uri }) => uri.replace('s3://docs/', ''))
const readOne = async (key: string) => {
  const document = (await list()).find(({ uri }) => uri === `s3://docs/${key}`)
  if (document === undefined) throw new Error(`${key} is not listed.`)
  return document.read(signal)
}
const refused = (reason: RegExp) => ({ name: 'UnreadableDocument', message: expect.stringMatching(reason) })

test('files of all folders as objects, without side files and hidden ones', async () => {
  put('b.md')
  put('a/c.txt', 'twelve bytes')
  put('a/c.txt.metadata.json', '{}')
  put('.hidden.txt')
  put('.git/config.txt')
  const documents = await list()
  expect(documents.map(({ uri, name, size }) => ({ uri, name, size }))).toEqual([
    { uri: 's3://docs/a/c.txt', name: 'c.txt', size: 12 },
    { uri: 's3://docs/b.md', name: 'b.md', size: 4 },
  ])
  const { bytes, metadata } = await readOne('a/c.txt')
  expect(Buffer.from(bytes).toString()).toBe('twelve bytes')
  expect(Buffer.from(metadata ?? []).toString()).toBe('{}')
  expect((await readOne('b.md')).metadata).toBeUndefined()
})

test('prefixes of keys, which may end within a name', async () => {
  for (const path of ['a/b/c.txt', 'a/bd.txt', 'a/x.txt', 'b/c.txt']) put(path)
  expect(keys(await list(['a/b']))).toEqual(['a/b/c.txt', 'a/bd.txt'])
  expect(keys(await list(['a/b/', 'b/']))).toEqual(['a/b/c.txt', 'b/c.txt'])
})

test('links that lead outside are listed and refused', async () => {
  writeFileSync(join(home, 'secret.txt'), 'secret')
  mkdirSync(join(home, 'docs-too'))
  writeFileSync(join(home, 'docs-too', 'secret.txt'), 'secret')
  put('a.txt')
  symlinkSync(join(home, 'secret.txt'), join(folder, 'file.txt'))
  symlinkSync('../docs-too', join(folder, 'sub'))
  symlinkSync('../docs-too/secret.txt', join(folder, 'twin.txt'))
  symlinkSync(join(home, 'secret.txt'), join(folder, 'a.txt.metadata.json'))
  expect(keys(await list())).toEqual(['a.txt', 'file.txt', 'sub', 'twin.txt'])
  for (const key of ['a.txt', 'file.txt', 'sub', 'twin.txt'])
    await expect(readOne(key)).rejects.toMatchObject(refused(/leads outside/))
})

test('a file that has become such a link since it was listed is refused', async () => {
  writeFileSync(join(home, 'secret.txt'), 'secret')
  put('a.txt')
  const [document] = await list()
  rmSync(join(folder, 'a.txt'))
  symlinkSync(join(home, 'secret.txt'), join(folder, 'a.txt'))
  await expect(document?.read(signal)).rejects.toMatchObject(refused(/leads outside/))
})

test('links within: to a file it is one, to a folder it is left out, to itself it is refused', async () => {
  put('a/b.txt', 'b')
  symlinkSync('a/b.txt', join(folder, 'link.txt'))
  symlinkSync('..', join(folder, 'a', 'up'))
  symlinkSync('loop.txt', join(folder, 'loop.txt'))
  symlinkSync('nowhere.txt', join(folder, 'nowhere-link.txt'))
  expect(keys(await list())).toEqual(['a/b.txt', 'link.txt', 'loop.txt', 'nowhere-link.txt'])
  expect(Buffer.from((await readOne('link.txt')).bytes).toString()).toBe('b')
  await expect(readOne('loop.txt')).rejects.toMatchObject(refused(/leads to itself/))
  await expect(readOne('nowhere-link.txt')).rejects.toMatchObject(refused(/gone/))
})

test('names of any bytes have keys of their own', async () => {
  const names = [
    Buffer.from('ä "\n\t\\.txt'),
    Buffer.from([0xff, 0x2e, 0x74, 0x78, 0x74]),
    Buffer.from([0xfe, 0x2e, 0x74, 0x78, 0x74]),
    Buffer.from([0xe4, 0xb8, 0x2e, 0x74, 0x78, 0x74]),
    Buffer.from('\ufffd.txt'),
  ]
  for (const [index, name] of names.entries())
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), name]), `text ${index}`)
  const documents = await list()
  expect(new Set(keys(documents)).size).toBe(names.length)
  const texts = await Promise.all(
    documents.map(async each => Buffer.from((await each.read(signal)).bytes).toString()),
  )
  expect(texts.sort()).toEqual(names.map((_, index) => `text ${index}`))
  expect(documents.every(({ name }) => name.endsWith('.txt'))).toBe(true)
})

test('pipes are left out, and what became one is refused without waiting', async () => {
  put('a.txt')
  execFileSync('mkfifo', [join(folder, 'pipe.txt')])
  const documents = await list()
  expect(keys(documents)).toEqual(['a.txt'])
  rmSync(join(folder, 'a.txt'))
  execFileSync('mkfifo', [join(folder, 'a.txt')])
  await expect(documents[0]?.read(signal)).rejects.toMatchObject(refused(/no file/))
})

test('what is gone, or larger than 50 MB, has its reason', async () => {
  put('gone.txt')
  put('large.txt')
  truncateSync(join(folder, 'large.txt'), 50_000_001)
  const [gone, large] = await list()
  rmSync(join(folder, 'gone.txt'))
  await expect(gone?.read(signal)).rejects.toMatchObject(refused(/gone/))
  await expect(large?.read(signal)).rejects.toMatchObject(refused(/larger than 50 MB/))
})

test('a folder that is not there rejects', async () => {
  rmSync(folder, { recursive: true })
  await expect(list()).rejects.toMatchObject({ code: 'ENOENT' })
})

// Whoever may do everything is refused nothing.
test.skipIf(process.getuid?.() === 0)(
  'what may not be read has its reason, and a folder that may not rejects',
  async () => {
    put('a/secret.txt')
    chmodSync(join(folder, 'a/secret.txt'), 0)
    await expect(readOne('a/secret.txt')).rejects.toMatchObject(refused(/may not read/))
    chmodSync(join(folder, 'a'), 0)
    await expect(list()).rejects.toMatchObject({ code: 'EACCES' })
    chmodSync(join(folder, 'a'), 0o700)
  },
)

test('ends with the signal', async () => {
  put('a.txt')
  const controller = new AbortController()
  controller.abort(new Error('stopped'))
  const listing = folderSource({ folder, bucket: 'docs' }).list(controller.signal)
  await expect(listing[Symbol.asyncIterator]().next()).rejects.toThrow('stopped')
})
