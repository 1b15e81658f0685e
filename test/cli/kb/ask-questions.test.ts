import { expect, test } from 'vitest'
import { addFolder, toArn } from '../../../src/cli/kb/add-folder.ts'
import { askQuestions } from '../../../src/cli/kb/ask-questions.ts'
import { startKbServer } from '../../support/kb-server.ts'

const options = { chunking: 'default', embeddingModel: 'amazon.titan-embed-text-v2:0' } as const

test.each(['semantic', 'hybrid', 'reranked'] as const)('scores and latencies, %s', async search => {
  await using server = await startKbServer()
  server.write('heron.txt', 'The grey heron stands at the pond.')
  server.write('bee.txt', 'The bee gathers nectar in the meadow.')
  const { knowledgeBaseId } = await addFolder(server.docs, options, server.connection, server.progress)
  const asked: number[] = []
  let clock = 0
  const answers = await askQuestions(
    knowledgeBaseId,
    [
      { question: 'Where does the grey heron stand?', sources: new Set(['heron.txt']) },
      { question: 'What does the bee gather?', sources: new Set(['nothing.txt']) },
    ],
    search,
    {
      k: 1,
      rerankModel: toArn('cohere.rerank-v3-5:0', 'us-east-1'),
      call: server.connection.call,
      now: () => (clock += 5),
      asked: count => asked.push(count),
    },
  )
  expect(answers).toEqual({ recall: 0.5, ndcg: 0.5, mrr: 0.5, latencyP50: 5, latencyP95: 5 })
  expect(asked).toEqual([1, 2])
})
