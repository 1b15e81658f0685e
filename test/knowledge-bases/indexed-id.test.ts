import { expect, test } from 'vitest'
import { documentOf, indexedId } from '../../src/knowledge-bases/indexed-id.ts'

test.each(['s3://b/k', 'a:b:c', ''])('%s comes back', document => {
  expect(documentOf(indexedId('SOURCE0001', document))).toBe(document)
})
