import { ListTagsForResourceCommand, UntagResourceCommand } from '@aws-sdk/client-bedrock-agent'
import { expect, test } from 'vitest'
import { startKnowledgeServer } from '../../support/knowledge-server.ts'

test('takes away what is named', async () => {
  await using server = await startKnowledgeServer()
  const id = await server.createBase({ tags: { a: '1', b: '2' } })
  const resourceArn = `arn:aws:bedrock:us-east-1:123456789012:knowledge-base/${id}`
  await server.agent.send(new UntagResourceCommand({ resourceArn, tagKeys: ['a', 'x'] }))
  const { tags } = await server.agent.send(new ListTagsForResourceCommand({ resourceArn }))
  expect(tags).toEqual({ b: '2' })
})
