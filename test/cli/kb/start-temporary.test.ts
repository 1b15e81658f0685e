import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { evaluateFolder } from '../../../src/cli/kb/evaluate-strategies.ts'
import { BUCKET, startTemporary } from '../../../src/cli/kb/start-temporary.ts'
import { startKbServer } from '../../support/kb-server.ts'

const embeddingModel = 'amazon.titan-embed-text-v2:0'

test('a server of its own: what it costs is told once, and nothing is left', async () => {
  await using server = await startKbServer()
  server.write('a.txt', 'Herons wait at the pond.')
  const temporary = await startTemporary(server.docs, [embeddingModel], undefined)
  expect(temporary.takeCost()).toBe(0n)
  const { strategies } = await evaluateFolder(
    [{ id: `s3://${BUCKET}/a.txt`, key: 'a.txt', path: 'a.txt' }],
    temporary,
    {
      text: '{"question": "Where do herons wait?", "sources": ["a.txt"]}',
      file: 'q.jsonl',
      chunkings: ['default'],
      searches: ['hybrid'],
      k: 1,
      embeddingModel,
      rerankModel: embeddingModel,
      now: Date.now,
    },
    server.progress,
  )
  expect(strategies).toMatchObject([{ chunking: 'default', search: 'hybrid', recall: 1, ndcg: 1, mrr: 1 }])
  expect(strategies[0]?.syncCost).toBeGreaterThan(0n)
  expect(strategies[0]?.questionsCost).toBeGreaterThan(0n)
  expect(temporary.takeCost()).toBe(0n)
  const { url } = temporary.connection
  await temporary.close()
  await expect(fetch(url)).rejects.toThrow()
})

test('settings that cannot be read are explained', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'outcrop-'))
  const missing = join(folder, 'none.yaml')
  await expect(startTemporary(folder, [], missing)).rejects.toThrow(/none\.yaml does not exist/)
  rmSync(folder, { recursive: true })
})
