import { expect, test } from 'vitest'
import { printAdded } from '../../../src/cli/kb/print-added.ts'

const added = {
  knowledgeBaseId: 'KB12345678',
  dataSourceId: 'DS12345678',
  isMade: true,
  name: 'docs',
  documents: 1_200,
  new: 3,
  removed: 1,
  failed: [{ document: 'x.bin', reason: 'Not read here.' }],
}

test('counts, failures, and a question to paste', () => {
  const printed = printAdded(added, { url: 'http://127.0.0.1:4510', region: 'us-east-1' })
  expect(printed).toMatch(
    /^Knowledge base KB12345678 \(docs\), data source DS12345678: 1,199 of 1,200 documents indexed, 3 new, 1 removed, 1 failed\.\n/,
  )
  expect(printed).toMatch(/\nx\.bin +Not read here\.\n/)
  expect(printed).toContain('\n  curl -s http://127.0.0.1:4510/knowledgebases/KB12345678/retrieve ')
  expect(printed).toContain(
    'retrieve --endpoint-url http://127.0.0.1:4510 --region us-east-1 --knowledge-base-id KB1',
  )
})
