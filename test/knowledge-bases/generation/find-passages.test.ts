import { expect, test } from 'vitest'
import { createAnsweringBackend } from '../../support/answering-backend.ts'
import { askBase } from '../../support/ask-bases.ts'
import { baseOf } from '../../support/handbook-base.ts'
import { startKnowledgeBases } from '../../support/start-knowledge-bases.ts'

const texts = ['The otter swims.', 'The otter sleeps.', 'The heron flies.', 'The heron stands.']

/** The passages that a model is shown of two queries. */
const shownOf = async (numberOfResults: number) => {
  const left = ['otter\nheron']
  const backend = createAnsweringBackend(() => left.shift() ?? 'Fine.')
  await using server = await startKnowledgeBases(backend)
  server.bases.set('KB12345678', await baseOf([{ uri: 's3://b/a', texts }]))
  await askBase(server, 'otter', {
    retrievalConfiguration: { vectorSearchConfiguration: { numberOfResults } },
    orchestrationConfiguration: { queryTransformationConfiguration: { type: 'QUERY_DECOMPOSITION' } },
  })
  const prompt = backend.requests.at(-1)?.system?.[0]?.text ?? ''
  return [...prompt.matchAll(/<search_result id="\d+">\n(.*)\n/g)].map(([, text]) => text)
}

test('of several queries the best of each come first, no more than are asked for', async () => {
  const shown = await shownOf(2)
  expect(shown).toHaveLength(2)
  expect(shown[0]).toMatch(/otter/)
  expect(shown[1]).toMatch(/heron/)
})

test('each passage once', async () => {
  expect((await shownOf(4)).toSorted()).toEqual(texts.toSorted())
})
