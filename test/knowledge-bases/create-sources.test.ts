import { DeleteDataSourceCommand, GetDataSourceCommand } from '@aws-sdk/client-bedrock-agent'
import { expect, test } from 'vitest'
import { createGate } from '../support/gate.ts'
import { startKnowledgeServer, until } from '../support/knowledge-server.ts'

// Names, limits and policies: test/operations/bedrock-agent/{create,update,delete}-data-source.test.ts.
test('a source that is being deleted takes nothing more, and goes after a restart', async () => {
  await using server = await startKnowledgeServer()
  const at = await server.createSource()
  server.write('a.txt', 'Alpha.')
  await server.sync(at)
  const gate = createGate()
  server.parts.beforeDelete = () => gate.wait()
  const remove = () => server.agent.send(new DeleteDataSourceCommand(at))
  await remove()
  await gate.reached
  await expect(remove()).rejects.toMatchObject({ name: 'ConflictException' })
  await expect(server.start(at)).rejects.toMatchObject({
    name: 'ConflictException',
    message: `The data source ${at.dataSourceId} is in the state DELETING.`,
  })
  const restarted = server.restart()
  gate.open()
  await restarted
  const name = await until(() =>
    server.agent.send(new GetDataSourceCommand(at)).then(
      () => undefined,
      (error: Error) => error.name,
    ),
  )
  expect(name).toBe('ResourceNotFoundException')
  expect(server.indexed(at)).toEqual({})
})
