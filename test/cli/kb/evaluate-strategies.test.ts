import { expect, test } from 'vitest'
import { addFolder } from '../../../src/cli/kb/add-folder.ts'
import {
  type EvaluateOptions,
  evaluateBase,
  evaluateFolder,
} from '../../../src/cli/kb/evaluate-strategies.ts'
import { BUCKET, startTemporary } from '../../../src/cli/kb/start-temporary.ts'
import { type KbServer, startKbServer } from '../../support/kb-server.ts'

const embeddingModel = 'amazon.titan-embed-text-v2:0'
const options: EvaluateOptions = {
  text: '{"question": "Where does the heron stand?", "sources": ["heron.txt"]}',
  file: 'q.jsonl',
  chunkings: ['fixed', 'none'],
  searches: ['semantic', 'reranked'],
  k: 5,
  embeddingModel,
  rerankModel: 'cohere.rerank-v3-5:0',
  now: Date.now,
}
const write = (server: KbServer) => {
  server.write('heron.txt', 'The grey heron stands at the pond.')
  server.write('bee.txt', 'The bee gathers nectar in the meadow.')
  server.write('tool.bin', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46))
}

test('a folder: every chunking with every search, and what could not be read once', async () => {
  await using server = await startKbServer()
  write(server)
  const temporary = await startTemporary(server.docs, [embeddingModel, options.rerankModel], undefined)
  const documents = ['heron.txt', 'bee.txt'].map(key => ({
    id: `s3://${BUCKET}/${key}`,
    key,
    path: `/${key}`,
  }))
  const found = await evaluateFolder(documents, temporary, options, server.progress)
  await temporary.close()
  expect(found).toMatchObject({ questions: 1, k: 5, failed: [{ document: `s3://${BUCKET}/tool.bin` }] })
  expect(found.strategies.map(({ chunking, search, recall }) => [chunking, search, recall])).toEqual([
    ['fixed', 'semantic', 1],
    ['fixed', 'reranked', 1],
    ['none', 'semantic', 1],
    ['none', 'reranked', 1],
  ])
  expect(server.shown.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['fixed chunking', 'none, reranked questions']),
  )
})

test('a base as it is: every search, at a cost that nobody knows', async () => {
  await using server = await startKbServer()
  write(server)
  const { knowledgeBaseId } = await addFolder(
    server.docs,
    { chunking: 'default', embeddingModel },
    server.connection,
    server.progress,
  )
  const found = await evaluateBase(knowledgeBaseId, server.connection, options, server.progress)
  expect(found).toMatchObject({ questions: 1, strategies: [{ search: 'semantic' }, { search: 'reranked' }] })
  for (const strategy of found.strategies) {
    expect(strategy.recall).toBe(1)
    expect(strategy).not.toHaveProperty('chunking')
    expect(strategy.questionsCost).toBeUndefined()
  }
  const wrong = { ...options, text: '{"question": "x", "sources": ["none.txt"]}' }
  await expect(evaluateBase(knowledgeBaseId, server.connection, wrong, server.progress)).rejects.toThrow(
    /line 1/,
  )
})
