import { setTimeout } from 'node:timers/promises'
import { RetrieveCommand } from '@aws-sdk/client-bedrock-agent-runtime'
import { expect, test } from 'vitest'
import type { Backend } from '../../../src/backends/backend.ts'
import { createEmbeddedBackend } from '../../../src/backends/embedded/create-embedded-backend.ts'
import { createAnsweringBackend } from '../../support/answering-backend.ts'
import { askBase, streamBase } from '../../support/ask-bases.ts'
import { baseOf } from '../../support/handbook-base.ts'
import { startKnowledgeBases } from '../../support/start-knowledge-bases.ts'

const documents = [{ uri: 's3://b/alpha.md', texts: ['Alpha is the first letter.'] }]
const start = async (backend: Backend, timeout: number) => {
  const server = await startKnowledgeBases(backend, ':memory:', timeout)
  server.bases.set('KB12345678', await baseOf(documents))
  return server
}
const expired = {
  name: 'DependencyFailedException',
  message: 'There was an issue with a dependency. Check the resource configurations and retry the request.',
  $metadata: { httpStatusCode: 424 },
  $response: {
    headers: expect.objectContaining({
      'x-outcrop-hint': expect.stringContaining('within 50 ms (timeouts.knowledgeBases)'),
    }),
  },
}
const retrieve = new RetrieveCommand({
  knowledgeBaseId: 'KB12345678',
  retrievalQuery: { text: 'Which letter is alpha?' },
})

test('Retrieve of a model that never answers; it is told to stop', async () => {
  const stopped: unknown[] = []
  const backend: Backend = {
    embed: (_, { signal }) =>
      new Promise((_, reject) =>
        signal.addEventListener('abort', () => {
          stopped.push(signal.reason)
          reject(signal.reason)
        }),
      ),
  }
  await using server = await start(backend, 50)
  await expect(server.client.send(retrieve)).rejects.toMatchObject(expired)
  expect(stopped).toHaveLength(1)
})

test('nobody waits for a model that does not listen', async () => {
  await using server = await start({ embed: () => new Promise(() => undefined) }, 50)
  await expect(server.client.send(retrieve)).rejects.toMatchObject(expired)
})

test('RetrieveAndGenerate, as one answer and as a stream, of a model that never begins', async () => {
  const backend: Backend = { ...createEmbeddedBackend(), converse: () => new Promise(() => undefined) }
  await using server = await start(backend, 50)
  await expect(askBase(server, 'Which letter is alpha?')).rejects.toMatchObject(expired)
  await expect(streamBase(server, 'Which letter is alpha?')).rejects.toMatchObject(expired)
})

test('a stream that has begun goes on', async () => {
  const limit = 1_500
  const answering = createAnsweringBackend(() => 'Alpha comes first.%[1]%')
  const backend: Backend = {
    ...answering,
    async converse(request, call) {
      const { served, events } = (await answering.converse?.(request, call)) ?? expect.unreachable()
      return {
        served,
        events: (async function* () {
          for await (const batch of events) {
            yield batch
            if ('messageStart' in (batch[0] ?? {})) await setTimeout(limit + 200)
          }
        })(),
      }
    },
  }
  await using server = await start(backend, limit)
  const { events } = await streamBase(server, 'Which letter is alpha?')
  expect(events.map(({ output }) => output?.text ?? '').join('')).toBe('Alpha comes first.')
})

test('what is answered in time is answered', async () => {
  await using server = await start(createEmbeddedBackend(), 60_000)
  expect((await server.client.send(retrieve)).retrievalResults).toHaveLength(1)
})
