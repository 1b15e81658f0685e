import { DeleteDataSourceCommand, GetDataSourceCommand } from '@aws-sdk/client-bedrock-agent'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type KnowledgeServer,
  type Located,
  startKnowledgeServer,
  until,
} from '../../support/knowledge-server.ts'

let server: KnowledgeServer
beforeEach(async () => {
  server = await startKnowledgeServer()
  server.write('a.txt', 'Alpha.')
})
afterEach(() => server[Symbol.asyncDispose]())

const gone = (at: Located) =>
  until(() =>
    server.agent.send(new GetDataSourceCommand(at)).then(
      () => undefined,
      (error: Error) => error.name,
    ),
  )

test.each([
  ['DELETE', {}],
  ['RETAIN', { 'a.txt': ['Alpha.'] }],
] as const)('its policy is %s: its own chunks, and no others', async (dataDeletionPolicy, left) => {
  const at = await server.createSource({ dataDeletionPolicy })
  const other = await server.createSource({ knowledgeBaseId: at.knowledgeBaseId })
  await server.sync(at)
  await server.sync(other)
  const answer = await server.agent.send(new DeleteDataSourceCommand(at))
  expect(answer).toMatchObject({ ...at, status: 'DELETING', $metadata: { httpStatusCode: 202 } })
  expect(await gone(at)).toBe('ResourceNotFoundException')
  expect(server.indexed(at)).toEqual(left)
  expect(server.indexed(other)).toEqual({ 'a.txt': ['Alpha.'] })
})

test('where its storage does not let go, it says what may be done', async () => {
  const at = await server.createSource()
  await server.sync(at)
  server.parts.beforeDelete = async () => {
    throw new Error('The storage is read-only.')
  }
  await server.agent.send(new DeleteDataSourceCommand(at))
  const failed = await until(async () => {
    const { dataSource } = await server.agent.send(new GetDataSourceCommand(at))
    return dataSource?.status === 'DELETING' ? undefined : dataSource
  })
  expect(failed).toMatchObject({
    status: 'DELETE_UNSUCCESSFUL',
    failureReasons: [expect.stringContaining('consider updating the dataDeletionPolicy')],
  })
  server.parts.beforeDelete = async () => {}
  await server.agent.send(new DeleteDataSourceCommand(at))
  await gone(at)
  expect(server.indexed(at)).toEqual({})
})
