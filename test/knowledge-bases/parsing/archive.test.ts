import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openArchive, writeArchive } from '../../../src/knowledge-bases/parsing/archive.ts'
import { docx } from '../../support/documents.ts'
import { zip } from '../../support/zip.ts'
import { parse, unreadable } from './parse.ts'

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString()

test('reads what others compressed and what it wrote itself', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(
        fc.tuple(
          fc.string({ minLength: 1, maxLength: 20 }).filter(name => Buffer.from(name).toString() === name),
          fc.string(),
        ),
        {
          selector: ([name]) => name,
        },
      ),
      files => {
        const compressed = openArchive(zip(files.map(([name, content]) => ({ name, content }))))
        const stored = openArchive(
          writeArchive(files.map(([name, content]) => ({ name, bytes: Buffer.from(content) }))),
        )
        for (const archive of [compressed, stored]) {
          expect(archive.names).toEqual(files.map(([name]) => name))
          for (const [name, content] of files)
            expect(text(archive.read(name))).toBe(Buffer.from(content).toString())
        }
      },
    ),
  )
})

test('stops inflating at the bound, whatever sizes are claimed', () => {
  const archive = openArchive(
    zip([
      { name: 'a', content: 'a'.repeat(900) },
      { name: 'b', content: 'b'.repeat(200), claimed: 1 },
    ]),
    1_000,
  )
  expect(archive.read('a')).toHaveLength(900)
  expect(() => archive.read('b')).toThrow(unreadable(/zip bomb/) as Error)
})

test('a document that is a bomb is refused', async () => {
  const bomb = { name: 'word/bomb.xml', content: Buffer.alloc(250_000_000), claimed: 10 }
  const file = docx(['Text.'], [bomb])
  expect(file.length).toBeLessThan(300_000)
  await expect(parse('a.docx', file)).rejects.toEqual(unreadable(/zip bomb/))
})

test('many parts that together are too large are one, too', async () => {
  const part = Buffer.alloc(30_000_000)
  const more = Array.from({ length: 7 }, (_, index) => ({ name: `word/${index}.xml`, content: part }))
  await expect(parse('a.docx', docx(['Text.'], more))).rejects.toEqual(unreadable(/zip bomb/))
})

test('pictures are left packed, however large', async () => {
  const file = docx(['Text.'], [{ name: 'word/media/image1.png', content: Buffer.alloc(250_000_000) }])
  expect((await parse('a.docx', file)).blocks).toEqual([{ kind: 'paragraph', text: 'Text.' }])
})

test('encrypted and damaged parts have their reasons', () => {
  const encrypted = openArchive(zip([{ name: 'a', content: 'a', encrypted: true }]))
  expect(() => encrypted.read('a')).toThrow(unreadable(/password/) as Error)
  const whole = zip([{ name: 'a', content: 'some text that is compressed' }])
  const broken = Buffer.from(whole)
  broken.fill(0xff, 31, 40)
  expect(() => openArchive(broken).read('a')).toThrow(unreadable(/damaged/) as Error)
  expect(() => openArchive(whole.subarray(0, -10))).toThrow(unreadable(/damaged/) as Error)
  expect(() => openArchive(Buffer.alloc(0))).toThrow(unreadable(/damaged/) as Error)
  expect(() => openArchive(whole).read('b')).toThrow(unreadable(/damaged/) as Error)
})
