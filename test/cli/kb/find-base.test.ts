import { expect, test } from 'vitest'
import { findBase, findSources, untilActive } from '../../../src/cli/kb/find-base.ts'
import { makeBase, makeSource, startKbServer } from '../../support/kb-server.ts'

test('bases by name, when they are active, and their sources', async () => {
  await using server = await startKbServer()
  const { call } = server.connection
  const [one, two] = [await makeBase(server, 'one'), await makeBase(server, 'two')]
  expect(await findBase(call, 'two')).toMatchObject({ knowledgeBaseId: two })
  expect(await findBase(call, 'three')).toBeUndefined()
  await untilActive(call, one)
  expect(await findSources(call, one)).toEqual([])
  const source = await makeSource(server, one)
  expect(await findSources(call, one)).toMatchObject([{ dataSourceId: source, name: 'docs' }])
})

test('a base that is going away is not waited for', async () => {
  await using server = await startKbServer()
  const { call } = server.connection
  const id = await makeBase(server)
  await untilActive(call, id)
  await call('DeleteKnowledgeBase', { knowledgeBaseId: id })
  await expect(untilActive(call, id)).rejects.toMatchObject({ name: 'KbError' })
})
