import { deflateSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { openArchive } from '../../../src/knowledge-bases/parsing/archive.ts'
import {
  createDocumentParser,
  type DocumentParserOptions,
} from '../../../src/knowledge-bases/parsing/create-document-parser.ts'
import type { DocumentParser } from '../../../src/knowledge-bases/parsing/document-parser.ts'
import { docx, xlsx } from '../../support/documents.ts'
import { lines, pdf } from '../../support/pdf.ts'
import { zip } from '../../support/zip.ts'
import { unreadable } from './parse.ts'

let parser: DocumentParser
const worker = new URL('../../../dist/knowledge-bases/parsing/parse-worker.js', import.meta.url)
const start = (options: DocumentParserOptions = { worker }) => {
  parser = createDocumentParser(options)
}
afterEach(() => parser.close())
const { signal } = new AbortController()
const parse = (name: string, bytes: Uint8Array) => parser.parse({ name, bytes }, signal)

test.each([
  ['in threads', { worker }],
  ['here, from the sources', {}],
])('reads every format %s', async (_, options) => {
  start(options)
  const files: [string, Uint8Array][] = [
    ['a.txt', Buffer.from('Text.')],
    ['a.md', Buffer.from('Text.')],
    ['a.html', Buffer.from('<p>Text.</p>')],
    ['a.csv', Buffer.from('Text.')],
    ['a.docx', docx(['Text.'])],
    ['a.xlsx', xlsx({ A: [['Text.']] })],
    ['a.pdf', pdf([lines(['Text.'])])],
  ]
  const read = await Promise.all(files.map(([name, bytes]) => parse(name, bytes)))
  expect(read.map(({ blocks }) => blocks.at(-1)?.text)).toEqual(files.map(() => 'Text.'))
  await expect(parse('a.pdf', Buffer.from('%PDF-1.7'))).rejects.toEqual(unreadable(/damaged/))
  await expect(parse('a.exe', Buffer.from('MZ'))).rejects.toEqual(unreadable(/not read here/))
})

test('a file that takes too long has its reason, and so has the next', async () => {
  start({ worker: new URL('files/endless-worker.js', import.meta.url), timeout: 300, threads: 1 })
  for (const name of ['a.md', 'b.md'])
    await expect(parse(name, Buffer.from('Text.'))).rejects.toEqual(unreadable(/longer than 0.3 seconds/))
  start({ worker })
  expect((await parse('a.txt', Buffer.from('Text.'))).blocks).toHaveLength(1)
})

test('a file that takes too much memory has its reason, and the next is read', async () => {
  start({ worker, megabytes: 64, threads: 1 })
  const cells = Buffer.from('a,b,c\n'.repeat(4_000_000))
  await expect(parse('a.csv', cells)).rejects.toEqual(unreadable(/more memory/))
  expect((await parse('a.txt', Buffer.from('Text.'))).blocks).toHaveLength(1)
})

test('a workbook whose few cells stand far apart has its reason', async () => {
  start({ worker, megabytes: 256 })
  const sheet = `<worksheet><sheetData>${['A1', 'XFD2', 'XFD1048576'].map(at => `<row r="${at.replace(/\D/g, '')}"><c r="${at}"><v>1</v></c></row>`).join('')}</sheetData></worksheet>`
  const whole = xlsx({ A: [['a']] })
  const bomb = zip(
    ['[Content_Types].xml', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml']
      .map(name => ({
        name,
        content: openArchive(whole).read(name),
      }))
      .concat({ name: 'xl/worksheets/sheet1.xml', content: Buffer.from(sheet) }),
  )
  await expect(parse('a.xlsx', bomb)).rejects.toEqual(unreadable(/more memory/))
})

test('a PDF whose streams inflate without end is read as far as memory may be taken', async () => {
  start({ worker })
  const bomb = {
    dictionary: '/Filter [/FlateDecode /FlateDecode]',
    bytes: deflateSync(deflateSync(Buffer.alloc(400_000_000, ' '))),
  }
  expect(bomb.bytes.length).toBeLessThan(10_000)
  await expect(parse('a.pdf', pdf([[]], { content: bomb }))).rejects.toEqual(unreadable(/no text|damaged/))
})

test('ends with the signal', async () => {
  start()
  const controller = new AbortController()
  controller.abort(new Error('stopped'))
  await expect(parser.parse({ name: 'a.txt', bytes: Buffer.from('a') }, controller.signal)).rejects.toThrow(
    'stopped',
  )
})
