import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listFolder, openFolder } from '../../../src/cli/kb/read-folder.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'outcrop-'))
})
afterEach(() => rmSync(root, { recursive: true }))

const make = (name: string, content: string | Uint8Array) => {
  mkdirSync(join(root, name, '..'), { recursive: true })
  writeFileSync(join(root, name), content)
}
const readAll = async () => {
  const found = await listFolder(root, new AbortController().signal)
  return Promise.all(found.map(async ({ id, read }) => ({ id, read: await read() })))
}

test('a folder is named as a base may be, and its source by where it really is', async () => {
  for (const name of ['My  docs (2024)!', '...', 'a'.repeat(200)]) mkdirSync(join(root, name))
  symlinkSync(join(root, '...'), join(root, 'link'))
  const spaces = await openFolder(join(root, 'My  docs (2024)!'))
  expect(spaces.name).toBe('My-docs-2024')
  expect(await openFolder(join(root, 'a'.repeat(200)))).toMatchObject({ name: 'a'.repeat(90) })
  const [dots, link] = await Promise.all(['...', 'link'].map(name => openFolder(join(root, name))))
  expect(link).toEqual(dots)
  expect(dots?.name).toBe('folder')
  expect(dots?.sourceName).toMatch(/^folder-[0-9a-f]{16}$/)
  expect(dots?.sourceName).not.toBe(spaces.sourceName)
})

test('what is no folder is named', async () => {
  make('file', '')
  await expect(openFolder(join(root, 'file'))).rejects.toThrow(/file is no folder: name one/)
  await expect(openFolder(join(root, 'none'))).rejects.toThrow(/none is no folder/)
})

test('documents by their paths, with their types and metadata', async () => {
  make('a.md', '# A')
  make('sub/b.TXT', 'b')
  make(
    'sub/b.TXT.metadata.json',
    '{"metadataAttributes": {"team": "hr", "year": 2024, "open": true, "in": ["a"]}}',
  )
  make('.hidden/c.md', 'c')
  const [a, b, ...more] = await readAll()
  expect(more).toEqual([])
  expect(a).toEqual({
    id: 'a.md',
    read: {
      content: {
        dataSourceType: 'CUSTOM',
        custom: {
          customDocumentIdentifier: { id: 'a.md' },
          sourceType: 'IN_LINE',
          inlineContent: {
            type: 'BYTE',
            byteContent: { data: Buffer.from('# A'), mimeType: 'text/markdown' },
          },
        },
      },
    },
  })
  expect(b?.id).toBe('sub/b.TXT')
  expect(b?.read).toMatchObject({
    content: { custom: { inlineContent: { byteContent: { mimeType: 'text/plain' } } } },
    metadata: {
      type: 'IN_LINE_ATTRIBUTE',
      inlineAttributes: [
        { key: 'team', value: { type: 'STRING', stringValue: 'hr' } },
        { key: 'year', value: { type: 'NUMBER', numberValue: 2024 } },
        { key: 'open', value: { type: 'BOOLEAN', booleanValue: true } },
        { key: 'in', value: { type: 'STRING_LIST', stringListValue: ['a'] } },
      ],
    },
  })
})

test('what cannot be sent has its reason', async () => {
  make('empty.txt', '')
  make('large.txt', new Uint8Array(5_242_881))
  make('meta.txt', 'x')
  make('meta.txt.metadata.json', 'no JSON')
  symlinkSync('/etc/hostname', join(root, 'outside.txt'))
  const read = Object.fromEntries(
    (await readAll()).map(({ id, read }) => [id, 'reason' in read && read.reason]),
  )
  expect(read).toEqual({
    'empty.txt': 'The file is empty.',
    'large.txt': expect.stringContaining('more than 5 MB'),
    'meta.txt': expect.stringMatching(/metadata/i),
    'outside.txt': 'The file is a link that leads outside of the mapped folder.',
  })
})
