import { CreateKnowledgeBaseCommand } from '@aws-sdk/client-bedrock-agent'
import { test } from 'vitest'
import { createGate } from '../support/gate.ts'
import { baseInput, startKnowledgeServer } from '../support/knowledge-server.ts'

// Creating and deleting as such: test/operations/bedrock-agent/{create,delete}-knowledge-base.test.ts.
test('a base that a restart finds CREATING becomes ACTIVE', async () => {
  await using server = await startKnowledgeServer()
  const { openIndex } = server.parts
  const gate = createGate()
  server.parts.openIndex = async base => {
    await gate.wait()
    return openIndex(base)
  }
  const { knowledgeBase } = await server.agent.send(new CreateKnowledgeBaseCommand(baseInput))
  await gate.reached
  const restarted = server.restart()
  gate.open()
  await restarted
  await server.baseWhen(knowledgeBase?.knowledgeBaseId ?? '', ({ status }) => status === 'ACTIVE')
})
