import { DeleteKnowledgeBaseCommand, GetKnowledgeBaseCommand } from '@aws-sdk/client-bedrock-agent'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createGate } from '../../support/gate.ts'
import {
  hasEnded,
  type KnowledgeServer,
  startKnowledgeServer,
  until,
} from '../../support/knowledge-server.ts'

let server: KnowledgeServer
beforeEach(async () => {
  server = await startKnowledgeServer()
})
afterEach(() => server[Symbol.asyncDispose]())

const remove = (knowledgeBaseId: string) =>
  server.agent.send(new DeleteKnowledgeBaseCommand({ knowledgeBaseId }))
const gone = (knowledgeBaseId: string) =>
  until(() =>
    server.agent.send(new GetKnowledgeBaseCommand({ knowledgeBaseId })).then(
      () => undefined,
      (error: Error) => error.name,
    ),
  )

test('with its sources and everything in it, and its name is free', async () => {
  const at = await server.createSource({ knowledgeBaseId: await server.createBase({ name: 'mine' }) })
  server.write('a.txt', 'Alpha.')
  await server.sync(at)
  const answer = await remove(at.knowledgeBaseId)
  expect(answer).toMatchObject({ knowledgeBaseId: at.knowledgeBaseId, status: 'DELETING' })
  expect(answer.$metadata.httpStatusCode).toBe(202)
  expect(await gone(at.knowledgeBaseId)).toBe('ResourceNotFoundException')
  expect(server.indexed(at)).toEqual({})
  await server.createBase({ name: 'mine' })
})

test('what a source retains stays in the storage', async () => {
  const at = await server.createSource({ dataDeletionPolicy: 'RETAIN' })
  server.write('a.txt', 'Alpha.')
  await server.sync(at)
  await remove(at.knowledgeBaseId)
  await gone(at.knowledgeBaseId)
  expect(server.indexed(at)).toEqual({ 'a.txt': ['Alpha.'] })
})

test('not while a job runs', async () => {
  const at = await server.createSource()
  server.write('a.txt', 'Alpha.')
  const gate = createGate()
  server.parts.beforeParse = () => gate.wait()
  const id = await server.start(at)
  await expect(remove(at.knowledgeBaseId)).rejects.toMatchObject({
    name: 'ConflictException',
    message: expect.stringContaining('has an ongoing ingestion job'),
  })
  gate.open()
  await server.jobWhen(at, id, hasEnded)
})

test('where its storage does not let go, it says why, and may be deleted again', async () => {
  const at = await server.createSource()
  server.parts.beforeDelete = async () => {
    throw new Error('The storage is read-only.')
  }
  await remove(at.knowledgeBaseId)
  const failed = await server.baseWhen(at.knowledgeBaseId, ({ status }) => status !== 'DELETING')
  expect(failed).toMatchObject({
    status: 'DELETE_UNSUCCESSFUL',
    failureReasons: ['The storage is read-only.'],
  })
  server.parts.beforeDelete = async () => {}
  await remove(at.knowledgeBaseId)
  expect(await gone(at.knowledgeBaseId)).toBe('ResourceNotFoundException')
})

test('goes on after a restart', async () => {
  const at = await server.createSource()
  const gate = createGate()
  server.parts.beforeDelete = () => gate.wait()
  await remove(at.knowledgeBaseId)
  await gate.reached
  await expect(remove(at.knowledgeBaseId)).rejects.toMatchObject({ name: 'ConflictException' })
  const restarted = server.restart()
  gate.open()
  await restarted
  expect(await gone(at.knowledgeBaseId)).toBe('ResourceNotFoundException')
})
