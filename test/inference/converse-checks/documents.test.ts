import type { ContentBlock, DocumentFormat } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { checkDocuments } from '../../../src/inference/converse-checks/documents.ts'
import { assistant, expectRefusal, HAIKU_4_5, hello, LLAMA_3_3, NOVA_LITE, user } from './expect-refusal.ts'
import { padded, png } from './pictures.ts'

const PDF = Buffer.from('%PDF-1.7\n')
const ZIP = Buffer.from('PK\x03\x04', 'latin1')
const MAX = 4_718_592
const document = (name: string, bytes: Uint8Array = PDF, format: DocumentFormat = 'pdf'): ContentBlock => ({
  document: { name, format, source: { bytes } },
})
const request = (...content: ContentBlock[]) => ({ messages: [user({ text: 'Read.' }, ...content)] })
const NAME = `The document file name can only contain alphanumeric characters, whitespace characters, hyphens, parentheses, and square brackets. The name can't contain more than one consecutive whitespace character. Check that the file name conforms to these restrictions and retry your request.`
const DUPLICATE = `Messages can't contain duplicate document names. Rename the document and retry your request.`

test('without words beside it', () => {
  const messages = [hello, assistant({ text: 'Yes?' }), user(document('a'))]
  expectRefusal(
    () => checkDocuments({ messages }, NOVA_LITE),
    'A text block must be included when using documents. Add a text block and retry your request.',
  )
  const guarded = user(document('a'), { guardContent: { text: { text: 'Read.' } } })
  expect(() => checkDocuments({ messages: [guarded] }, NOVA_LITE)).not.toThrow()
})

test('more than five', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f']
  expectRefusal(
    () => checkDocuments(request(...names.map(name => document(name))), NOVA_LITE),
    `You can't include more than 5 documents in a request. Reduce the number of documents and retry your request.`,
  )
  expect(() =>
    checkDocuments(request(...names.slice(1).map(name => document(name))), NOVA_LITE),
  ).not.toThrow()
})

test.each(['report.pdf', 'a  b', 'a\tb', 'テスト', 'a\u3000b', `John's`, 'a\n'])('named %j', name => {
  expectRefusal(() => checkDocuments(request(document(name)), HAIKU_4_5), NAME)
})

test.each(['report', 'a b', ' a ', 'a-b (1) [2]', 'a_b', '2025'])('named %j, which is taken', name => {
  expect(() => checkDocuments(request(document(name)), HAIKU_4_5)).not.toThrow()
})

test('the same name twice, also in the result of a tool and in another turn', () => {
  expectRefusal(() => checkDocuments(request(document('a'), document('a')), HAIKU_4_5), DUPLICATE)
  const result: ContentBlock = {
    toolResult: { toolUseId: 't', content: [{ document: { name: 'a', source: { text: 'A' } } }] },
  }
  const messages = [user({ text: 'Read.' }, document('a')), assistant({ text: 'x' }), user(result)]
  expectRefusal(() => checkDocuments({ messages }, HAIKU_4_5), DUPLICATE)
})

test.each([
  ['txt', Buffer.alloc(MAX + 1, 'a'), HAIKU_4_5],
  ['docx', padded(ZIP, MAX + 1), HAIKU_4_5],
  ['pdf', padded(PDF, MAX + 1), LLAMA_3_3],
  ['xlsx', padded(ZIP, MAX + 1), NOVA_LITE],
] as const)('a large %s', (format, bytes, model) => {
  expectRefusal(
    () => checkDocuments(request(document('a', bytes, format)), model),
    'The maximum document size is 4.5 MB. Reduce the size of your document and retry your request.',
  )
  expect(() => checkDocuments(request(document('a', bytes.subarray(0, MAX), format)), model)).not.toThrow()
})

test.each([
  ['pdf', padded(PDF, MAX + 1), HAIKU_4_5],
  ['pdf', padded(PDF, MAX + 1), NOVA_LITE],
  ['docx', padded(ZIP, MAX + 1), NOVA_LITE],
] as const)('a large %s that the model reads itself', (format, bytes, model) => {
  expect(() => checkDocuments(request(document('a', bytes, format)), model)).not.toThrow()
})

test.each([
  ['pdf', Buffer.from('Hello.'), 'PLAIN_TEXT', 'PDF'],
  ['docx', PDF, 'PDF', 'DOCX'],
  ['xls', ZIP, 'OFFICE_OPEN_XML', 'XLS'],
] as const)('%s that is none (%#)', (format, bytes, detected, provided) => {
  expectRefusal(
    () => checkDocuments(request(document('a', bytes, format)), HAIKU_4_5),
    `The detected filetype is ${detected}, but the provided filetype was ${provided}.`,
  )
})

test('bytes of no document', () => {
  const text = 'Retry your request with a supported file type: xlsx, txt, pdf, csv, md, doc, html, xls, docx'
  expectRefusal(
    () => checkDocuments(request(document('a', png(1, 1))), HAIKU_4_5),
    `Unsupported MIME type: image/png. ${text}`,
  )
  expectRefusal(
    () => checkDocuments(request(document('a', Uint8Array.of(1, 0, 2), 'txt')), HAIKU_4_5),
    `Unsupported MIME type: application/octet-stream. ${text}`,
  )
})

test('a PDF that is called txt is read; text and places in S3 have no bytes to look at', () => {
  expect(() => checkDocuments(request(document('a', PDF, 'txt')), HAIKU_4_5)).not.toThrow()
  const elsewhere: ContentBlock[] = [
    { document: { name: 'a', format: 'pdf', source: { s3Location: { uri: 's3://bucket/a.pdf' } } } },
    { document: { name: 'b', source: { text: 'B' } } },
  ]
  expect(() => checkDocuments(request(...elsewhere), HAIKU_4_5)).not.toThrow()
  expect(() => checkDocuments({ messages: [hello] }, HAIKU_4_5)).not.toThrow()
})
