import { expect, test } from 'vitest'
import { keepWhole } from '../../../src/knowledge-bases/chunking/whole-document.ts'
import { paragraph } from './documents.ts'

test('a document is one chunk without a page', () => {
  const document = { title: 'Handbook', blocks: [paragraph('One.', 1), paragraph('Two.', 2)] }
  expect(keepWhole(document)).toEqual({
    chunks: [{ text: 'One.\n\nTwo.', headings: ['Handbook'], start: 0, end: 10 }],
  })
})
