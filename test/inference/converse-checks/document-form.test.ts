import { expect, test } from 'vitest'
import { documentForm } from '../../../src/inference/converse-checks/document-form.ts'
import { png } from './pictures.ts'

test.each([
  ['PDF', Buffer.from('%PDF-1.7\n')],
  ['PDF', Buffer.from('\n\n\n%PDF-1.4\n%\0')],
  ['OFFICE_OPEN_XML', Buffer.from('PK\x03\x04\x14\0', 'latin1')],
  ['MICROSOFT_OFFICE', Buffer.from('d0cf11e0a1b11ae10000', 'hex')],
  ['PLAIN_TEXT', Buffer.from('Grüße, 你好')],
  ['PLAIN_TEXT', new Uint8Array()],
  ['PLAIN_TEXT', Buffer.from('\ufeffHello', 'utf16le')],
])('%s (%#)', (filetype, bytes) => {
  expect(documentForm(bytes)).toEqual({ filetype })
})

test.each([
  ['image/png', png(1, 1)],
  ['application/octet-stream', Buffer.from('\x7fELF\0\0')],
])('%s is no document', (mime, bytes) => {
  expect(documentForm(bytes)).toEqual({ mime })
})

test('a view into a larger buffer', () => {
  expect(documentForm(Buffer.from('\0\0%PDF-1.7').subarray(2))).toEqual({ filetype: 'PDF' })
  expect(documentForm(Buffer.from('text%PDF-1.7').subarray(0, 4))).toEqual({ filetype: 'PLAIN_TEXT' })
})
