import { ListTagsForResourceCommand } from '@aws-sdk/client-bedrock-agent'
import { expect, test } from 'vitest'
import { startKnowledgeServer } from '../../support/knowledge-server.ts'

test('none, and not of what is not there', async () => {
  await using server = await startKnowledgeServer()
  const list = (id: string) =>
    server.agent.send(
      new ListTagsForResourceCommand({
        resourceArn: `arn:aws:bedrock:us-east-1:123456789012:knowledge-base/${id}`,
      }),
    )
  expect((await list(await server.createBase())).tags).toEqual({})
  await expect(list('ZZZZZZZZZZ')).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})
