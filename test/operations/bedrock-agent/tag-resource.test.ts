import { ListTagsForResourceCommand, TagResourceCommand } from '@aws-sdk/client-bedrock-agent'
import { expect, test } from 'vitest'
import { startKnowledgeServer } from '../../support/knowledge-server.ts'

test('adds tags and changes those that are there, fifty at most', async () => {
  await using server = await startKnowledgeServer()
  const id = await server.createBase({ tags: { team: 'a' } })
  const resourceArn = `arn:aws:bedrock:us-east-1:123456789012:knowledge-base/${id}`
  const tag = (tags: Record<string, string>) =>
    server.agent.send(new TagResourceCommand({ resourceArn, tags }))
  await tag({ team: 'b', 'cost center': '' })
  const { tags } = await server.agent.send(new ListTagsForResourceCommand({ resourceArn }))
  expect(tags).toEqual({ team: 'b', 'cost center': '' })
  const many = Object.fromEntries(Array.from({ length: 49 }, (_, number) => [`k${number}`, '']))
  await expect(tag(many)).rejects.toMatchObject({
    name: 'ServiceQuotaExceededException',
    message: `The resource ${resourceArn} can have at most 50 tags.`,
  })
})
