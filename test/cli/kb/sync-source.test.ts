import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { untilActive } from '../../../src/cli/kb/find-base.ts'
import { syncSource } from '../../../src/cli/kb/sync-source.ts'
import { type KbServer, makeBase, makeSource, startKbServer } from '../../support/kb-server.ts'

const sync = (server: KbServer, base: string, source?: string) =>
  syncSource(base, source, server.connection.call, server.progress, Date.now)

test('a whole job, with what failed; the next one knows how many there were', async () => {
  await using server = await startKbServer()
  const base = await makeBase(server)
  await untilActive(server.connection.call, base)
  await makeSource(server, base)
  server.write('a.txt', 'Some text.')
  server.write('b.bin', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46))
  const first = await sync(server, base)
  expect(first.job).toMatchObject({
    status: 'COMPLETE',
    statistics: { numberOfDocumentsScanned: 2, numberOfNewDocumentsIndexed: 1, numberOfDocumentsFailed: 1 },
  })
  expect(first.failed).toEqual([
    { document: 's3://docs/b.bin', reason: expect.stringContaining('a program') },
  ])
  expect(server.shown.at(-1)).toEqual({ name: 'documents', done: 2, total: undefined, failed: 1 })

  rmSync(join(server.docs, 'b.bin'))
  const second = await sync(server, base)
  expect(second).toMatchObject({ job: { status: 'COMPLETE' }, failed: [] })
  expect(server.shown.at(-1)).toMatchObject({ done: 1, total: 2 })
})

test('which of several sources must be said', async () => {
  await using server = await startKbServer()
  const base = await makeBase(server)
  await untilActive(server.connection.call, base)
  await expect(sync(server, base)).rejects.toThrow(/has no data source/)
  const [one, two] = [await makeSource(server, base, 'one'), await makeSource(server, base, 'two')]
  await expect(sync(server, base)).rejects.toThrow(/has 2 data sources\. Name one with --data-source: /)
  await expect(sync(server, base)).rejects.toThrow(`${one} (one)`)
  expect((await sync(server, base, two)).job).toMatchObject({ dataSourceId: two, status: 'COMPLETE' })
})

test('documents that were sent are not read anew: it says what does that', async () => {
  await using server = await startKbServer()
  const base = await makeBase(server)
  const { call } = server.connection
  await untilActive(call, base)
  await call('CreateDataSource', {
    knowledgeBaseId: base,
    name: 'sent',
    dataSourceConfiguration: { type: 'CUSTOM' },
  })
  await expect(sync(server, base)).rejects.toThrow(/holds documents that were sent to it: `outcrop kb add`/)
})
