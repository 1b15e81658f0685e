import { expect, test } from 'vitest'
import { createAnsweringBackend } from '../../support/answering-backend.ts'
import { askBase, type BaseConfiguration, streamBase } from '../../support/ask-bases.ts'
import { baseOf } from '../../support/handbook-base.ts'
import { startKnowledgeBases } from '../../support/start-knowledge-bases.ts'

const requestFor = async (generationConfiguration: BaseConfiguration['generationConfiguration']) => {
  const backend = createAnsweringBackend(() => 'Fine.')
  await using server = await startKnowledgeBases(backend)
  server.bases.set('KB12345678', await baseOf([{ uri: 's3://b/a', texts: ['Alpha.'] }]))
  await askBase(server, 'What?', { ...(generationConfiguration && { generationConfiguration }) })
  return backend.requests[0]
}

test('at most 2,048 tokens where nothing is said', async () => {
  expect((await requestFor(undefined))?.inferenceConfig).toEqual({ maxTokens: 2_048 })
})

test('what is said for the model reaches it', async () => {
  const request = await requestFor({
    inferenceConfig: { textInferenceConfig: { maxTokens: 64, temperature: 0.5, stopSequences: ['END'] } },
    additionalModelRequestFields: { top_k: 3 },
  })
  expect(request).toMatchObject({
    inferenceConfig: { maxTokens: 64, temperature: 0.5, stopSequences: ['END'] },
    additionalModelRequestFields: { top_k: 3 },
  })
})

test('what the model refuses is refused in its words', async () => {
  const both = { inferenceConfig: { textInferenceConfig: { temperature: 0.5, topP: 0.5 } } }
  await expect(requestFor(both)).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining('`temperature` and `top_p` cannot both be specified'),
  })
})

test('with and without a stream the usage is recorded', async () => {
  await using server = await startKnowledgeBases(createAnsweringBackend(() => 'Fine.'))
  server.bases.set('KB12345678', await baseOf([{ uri: 's3://b/a', texts: ['Alpha.'] }]))
  await askBase(server, 'What?')
  await streamBase(server, 'What?')
  const generated = server.records.filter(({ model }) => model.startsWith('anthropic.'))
  expect(generated).toMatchObject([
    { operation: 'RetrieveAndGenerate', outcome: 'ok' },
    { operation: 'RetrieveAndGenerateStream', outcome: 'ok' },
  ])
})
