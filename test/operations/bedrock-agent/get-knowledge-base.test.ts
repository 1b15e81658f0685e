import { GetKnowledgeBaseCommand } from '@aws-sdk/client-bedrock-agent'
import { expect, test } from 'vitest'
import { baseInput, startKnowledgeServer } from '../../support/knowledge-server.ts'

test('what was created, in its own Region', async () => {
  await using server = await startKnowledgeServer()
  const knowledgeBaseId = await server.createBase({ name: 'mine' })
  const { knowledgeBase } = await server.agent.send(new GetKnowledgeBaseCommand({ knowledgeBaseId }))
  expect(knowledgeBase).toMatchObject({ ...baseInput, name: 'mine', knowledgeBaseId, status: 'ACTIVE' })
  await server.restart()
  expect((await server.agent.send(new GetKnowledgeBaseCommand({ knowledgeBaseId }))).knowledgeBase).toEqual(
    knowledgeBase,
  )
})

test('one that is not there', async () => {
  await using server = await startKnowledgeServer()
  await expect(
    server.agent.send(new GetKnowledgeBaseCommand({ knowledgeBaseId: 'ZZZZZZZZZZ' })),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException', $metadata: { httpStatusCode: 404 } })
})
