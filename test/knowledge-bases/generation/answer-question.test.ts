import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RetrieveAndGenerateCommand } from '@aws-sdk/client-bedrock-agent-runtime'
import { expect, test } from 'vitest'
import { createAnsweringBackend } from '../../support/answering-backend.ts'
import { answeringModel, askBase, type BaseConfiguration } from '../../support/ask-bases.ts'
import { baseOf } from '../../support/handbook-base.ts'
import { startKnowledgeBases } from '../../support/start-knowledge-bases.ts'

const documents = [{ uri: 's3://b/alpha.md', texts: ['Alpha is the first letter.'] }]

const withTemplate = (textPromptTemplate: string): Partial<BaseConfiguration> => ({
  generationConfiguration: { promptTemplate: { textPromptTemplate } },
})

test('the model sees the template with everything in its place', async () => {
  const backend = createAnsweringBackend(() => 'Fine.')
  await using server = await startKnowledgeBases(backend)
  server.bases.set('KB12345678', await baseOf(documents))
  await askBase(
    server,
    'What is alpha?',
    withTemplate('$current_time$ $query$\n$search_results$\n$output_format_instructions$'),
  )
  expect(backend.requests).toHaveLength(1)
  const [{ system, messages } = {}] = backend.requests
  expect(system).toBeUndefined()
  expect(messages?.[0]?.content?.[0]?.text).toMatch(
    /^\d{4}-\d\d-\d\dT[\d:.]+Z What is alpha\?\n<search_result id="1">\nAlpha is the first letter\.\n<\/search_result>\n.*%\[1\]%/,
  )
})

test('an answer from nowhere is one part without references', async () => {
  await using server = await startKnowledgeBases(createAnsweringBackend(() => 'It rains in Bergen today.'))
  server.bases.set('KB12345678', await baseOf(documents))
  const { citations } = await askBase(server, 'What is alpha?')
  expect(citations).toEqual([
    {
      generatedResponsePart: {
        textResponsePart: { text: 'It rains in Bergen today.', span: { start: 0, end: 24 } },
      },
      retrievedReferences: [],
    },
  ])
})

test('an answer of no words has no parts, and its session goes on', async () => {
  await using server = await startKnowledgeBases(createAnsweringBackend(() => ''))
  server.bases.set('KB12345678', await baseOf(documents))
  const { output, citations, sessionId } = await askBase(server, 'What is alpha?')
  expect({ output, citations }).toEqual({ output: { text: '' }, citations: [] })
  expect((await askBase(server, 'What is alpha?', {}, sessionId)).sessionId).toBe(sessionId)
})

test('the turns before are shown to the model, also after a restart', async () => {
  const home = await mkdtemp(join(tmpdir(), 'outcrop-'))
  const file = join(home, 'outcrop.db')
  let sessionId: string | undefined
  {
    await using server = await startKnowledgeBases(
      createAnsweringBackend(() => 'The first.%[1]%'),
      file,
    )
    server.bases.set('KB12345678', await baseOf(documents))
    sessionId = (await askBase(server, 'What is alpha?')).sessionId
  }
  const backend = createAnsweringBackend(() => 'Beta?')
  await using server = await startKnowledgeBases(backend, file)
  server.bases.set('KB12345678', await baseOf(documents))
  await askBase(server, 'And the next?', {}, sessionId)
  expect(backend.requests.at(-1)?.messages?.map(({ role, content }) => [role, content?.[0]?.text])).toEqual([
    ['user', 'What is alpha?'],
    ['assistant', 'The first.'],
    ['user', 'And the next?'],
  ])
  await rm(home, { recursive: true, force: true })
})

test('a template that does not show what was found is said so', async () => {
  await using server = await startKnowledgeBases()
  server.bases.set('KB12345678', await baseOf(documents))
  const response = await fetch(`${server.url}/retrieveAndGenerate`, {
    method: 'POST',
    body: JSON.stringify({
      input: { text: 'What is alpha?' },
      retrieveAndGenerateConfiguration: {
        type: 'KNOWLEDGE_BASE',
        knowledgeBaseConfiguration: {
          knowledgeBaseId: 'KB12345678',
          modelArn: answeringModel,
          ...withTemplate('Be brief.'),
        },
      },
    }),
  })
  expect(response.status).toBe(200)
  expect(response.headers.get('x-outcrop-hint')).toContain('no $search_results$')
})

test.each([
  [
    'a guardrail',
    { generationConfiguration: { guardrailConfiguration: { guardrailId: 'a', guardrailVersion: '1' } } },
  ],
])('%s is refused by name', async (_, configuration) => {
  await using server = await startKnowledgeBases()
  server.bases.set('KB12345678', await baseOf(documents))
  await expect(askBase(server, 'What is alpha?', configuration)).rejects.toMatchObject({
    name: 'NotImplementedException',
  })
})

test('a key for the session is refused by name', async () => {
  await using server = await startKnowledgeBases()
  const command = new RetrieveAndGenerateCommand({
    input: { text: 'Hi' },
    sessionConfiguration: {
      kmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/12345678-1234-1234-1234-123456789012',
    },
  })
  await expect(server.client.send(command)).rejects.toMatchObject({ name: 'NotImplementedException' })
})

test('a question of more than a thousand characters is refused', async () => {
  await using server = await startKnowledgeBases()
  await expect(askBase(server, 'x'.repeat(1_001))).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringMatching(/at 'input\.text' .*Member must have length less than or equal to 1000$/),
  })
})
