import { expect, test } from 'vitest'
import { toReference, toResult } from '../../../src/knowledge-bases/retrieval/to-result.ts'

const passageAt = (uri?: string) => ({
  id: 'c1',
  documentId: 'doc-1',
  dataSourceId: 'SOURCE0001',
  text: 'A text.',
  score: 0.5,
  metadata: { page: 2, ...(uri !== undefined && { 'x-amz-bedrock-kb-source-uri': uri }) },
})

test.each([
  ['S3', 's3://bucket/a.pdf', { type: 'S3', s3Location: { uri: 's3://bucket/a.pdf' } }],
  ['WEB', 'https://a.example/', { type: 'WEB', webLocation: { url: 'https://a.example/' } }],
  [
    'CONFLUENCE',
    'https://c.example/',
    { type: 'CONFLUENCE', confluenceLocation: { url: 'https://c.example/' } },
  ],
  [
    'SALESFORCE',
    'https://s.example/',
    { type: 'SALESFORCE', salesforceLocation: { url: 'https://s.example/' } },
  ],
  [
    'SHAREPOINT',
    'https://p.example/',
    { type: 'SHAREPOINT', sharePointLocation: { url: 'https://p.example/' } },
  ],
  ['CUSTOM', 'my-own', { type: 'CUSTOM', customDocumentLocation: { id: 'my-own' } }],
  ['CUSTOM', undefined, { type: 'CUSTOM', customDocumentLocation: { id: 'doc-1' } }],
  ['constructor', 'my-own', { type: 'CUSTOM', customDocumentLocation: { id: 'my-own' } }],
])('a document of a source of the type %s at %s', (type, uri, location) => {
  expect(toReference(passageAt(uri), new Map([['SOURCE0001', type]])).location).toEqual(location)
})

test.each([
  ['s3://bucket/a.pdf', 'S3'],
  ['http://a.example/', 'WEB'],
  ['my-own', 'CUSTOM'],
])('where the source is gone, the address %s tells', (uri, type) => {
  expect(toReference(passageAt(uri), new Map()).location?.type).toBe(type)
})

test('the reserved keys stand among the metadata', () => {
  expect(toResult(passageAt('s3://bucket/a.pdf'), new Map())).toEqual({
    content: { text: 'A text.', type: 'TEXT' },
    location: { type: 'S3', s3Location: { uri: 's3://bucket/a.pdf' } },
    metadata: {
      page: 2,
      'x-amz-bedrock-kb-source-uri': 's3://bucket/a.pdf',
      'x-amz-bedrock-kb-chunk-id': 'c1',
      'x-amz-bedrock-kb-data-source-id': 'SOURCE0001',
    },
    score: 0.5,
  })
})
