import type { DocumentBlock } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { encodeMedia } from '../../../src/dialects/anthropic-messages/encode-media.ts'

// https://docs.anthropic.com/en/docs/build-with-claude/pdf-support and /citations
test.each<[string, DocumentBlock, object]>([
  [
    'a PDF',
    { name: 'Invoice', format: 'pdf', source: { bytes: Buffer.from('%PDF') } },
    { type: 'base64', media_type: 'application/pdf', data: 'JVBERg==' },
  ],
  [
    'a text file',
    { name: 'Notes', format: 'md', source: { bytes: Buffer.from('# Grüße') } },
    { type: 'text', media_type: 'text/plain', data: '# Grüße' },
  ],
  [
    'a text',
    { name: 'Terms', format: 'txt', source: { text: 'Refunds' } },
    { type: 'text', media_type: 'text/plain', data: 'Refunds' },
  ],
  [
    'pieces of text',
    { name: 'Notes', source: { content: [{ text: 'a' }] } },
    { type: 'content', content: [{ type: 'text', text: 'a' }] },
  ],
])('%s', (_, document, source) => {
  expect(encodeMedia({ document })).toEqual({ type: 'document', source, title: document.name })
})

test('what is no medium', () => {
  expect(encodeMedia({})).toBeUndefined()
})

test.each<[string, DocumentBlock]>([
  ['document.format', { name: 'Letter', format: 'docx', source: { bytes: Buffer.from('x') } }],
  ['document.source.s3Location', { name: 'a', format: 'pdf', source: { s3Location: { uri: 's3://b/k' } } }],
])('has no words for %s', (field, document) => {
  expect(() => encodeMedia({ document })).toThrow(`This model doesn't support the ${field} field.`)
})
