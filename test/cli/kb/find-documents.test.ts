import { expect, test } from 'vitest'
import { addFolder } from '../../../src/cli/kb/add-folder.ts'
import { failedOf, listDocuments, nameOf, printFailed } from '../../../src/cli/kb/find-documents.ts'
import { startKbServer } from '../../support/kb-server.ts'

test('the documents of a source, and those that failed', async () => {
  await using server = await startKbServer()
  server.write('good.md', '# Good\n\nThis is read.')
  server.write('bad.bin', Uint8Array.of(1, 2, 3))
  const options = { chunking: 'default', embeddingModel: 'amazon.titan-embed-text-v2:0' } as const
  const at = await addFolder(server.docs, options, server.connection, server.progress)
  const { knowledgeBaseId, dataSourceId } = at
  const documents = await listDocuments(server.connection.call, { knowledgeBaseId, dataSourceId })
  expect(documents.map(nameOf).sort()).toEqual(['bad.bin', 'good.md'])
  expect(failedOf(documents)).toEqual([
    { document: 'bad.bin', reason: expect.stringMatching(/^Files of this type are not read here/) },
  ])
})

test('of an S3 source by their URI', () => {
  expect(nameOf({ identifier: { dataSourceType: 'S3', s3: { uri: 's3://b/k' } } } as never)).toBe('s3://b/k')
})

test('a table of fifty, and a hint at the others', () => {
  expect(printFailed([])).toBe('')
  const reason = `${'long '.repeat(30)}end`
  const failed = Array.from({ length: 52 }, (_, at) => ({ document: `d${at}`, reason }))
  const printed = printFailed(failed)
  expect(printed).toMatch(/\ndocument that failed +reason\n/)
  expect(printed).toContain(`d49                   ${reason}\n… and 2 more; --json has them all.\n`)
})
