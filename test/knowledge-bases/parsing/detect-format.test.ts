import { expect, test } from 'vitest'
import { detectFormat } from '../../../src/knowledge-bases/parsing/detect-format.ts'
import { docx, xlsx } from '../../support/documents.ts'
import { lines, pdf } from '../../support/pdf.ts'
import { zip } from '../../support/zip.ts'
import { unreadable } from './parse.ts'

const detect = (name: string, content: string | Uint8Array, contentType?: string) =>
  detectFormat({ name, bytes: Buffer.from(content), ...(contentType !== undefined && { contentType }) })
const ole = (...streams: readonly string[]) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(512),
    ...streams.map(stream => Buffer.from(stream, 'utf16le')),
  ])

test.each([
  ['a.txt', 'text'],
  ['a.MD', 'markdown'],
  ['a.b.markdown', 'markdown'],
  ['a.html', 'html'],
  ['a.htm', 'html'],
  ['a.csv', 'csv'],
])('%s is %s by its extension', (name, format) => {
  expect(detect(name, 'plain, words')).toBe(format)
})

test.each([
  ['text/html; charset=utf-8', 'html'],
  ['TEXT/Markdown', 'markdown'],
  ['text/csv', 'csv'],
  ['text/plain', 'text'],
])('without an extension by the content type %s', (contentType, format) => {
  expect(detect('', 'plain, words', contentType)).toBe(format)
  expect(detect('page.php', 'plain, words', contentType)).toBe(format)
})

test('by the content, whatever the name and the content type say', () => {
  expect(detect('a.txt', pdf([lines(['a'])]), 'text/plain')).toBe('pdf')
  expect(detect('a.html', docx(['a']))).toBe('docx')
  expect(detect('a.doc', docx(['a']))).toBe('docx')
  expect(detect('a.pdf', xlsx({ A: [['a']] }))).toBe('xlsx')
  expect(detect('a.xls', '<html><table></table></html>')).toBe('html')
  expect(detect('a.txt', '\ufeff\n<!DOCTYPE html>\n<p>')).toBe('html')
  expect(detect('a.pdf', 'words')).toBe('text')
  expect(detect('a.docx', 'words')).toBe('text')
})

test.each([
  ['a.doc', ole('WordDocument'), /old Word format \(\.doc\)/],
  ['a.xls', ole('Workbook'), /old Excel format \(\.xls\)/],
  ['a.docx', ole('EncryptedPackage'), /protected by a password/],
  ['a.msg', ole('__nameid'), /old Office format/],
  ['a.doc', '{\\rtf1 text}', /Rich Text/],
  ['a.docx', zip([{ name: 'ppt/presentation.xml', content: 'x' }]), /PowerPoint/],
  ['a.txt', zip([{ name: 'a.txt', content: 'x' }]), /ZIP archive/],
  ['a.docx', Buffer.from('PK\x03\x04 and no more'), /damaged/],
  ['a.jpg', Buffer.from('\xff\xd8\xff\xe0', 'latin1'), /JPEG/],
  ['a.txt', Buffer.from('\x1f\x8b\x08', 'latin1'), /gzip/],
])('%s is refused with the reason', (name, content, reason) => {
  expect(() => detect(name, content)).toThrow(unreadable(reason) as Error)
})
