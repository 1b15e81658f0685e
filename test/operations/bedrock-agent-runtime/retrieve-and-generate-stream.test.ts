import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createEmbeddedBackend } from '../../../src/backends/embedded/create-embedded-backend.ts'
import { modelStreamErrorException, modelTimeoutException } from '../../../src/errors.ts'
import { createAnsweringBackend } from '../../support/answering-backend.ts'
import { askBase, streamBase } from '../../support/ask-bases.ts'
import { baseOf } from '../../support/handbook-base.ts'
import { type StartedKnowledgeBases, startKnowledgeBases } from '../../support/start-knowledge-bases.ts'

const documents = [
  { uri: 's3://b/alpha.md', texts: ['Alpha is the first letter.'] },
  { uri: 's3://b/beta.md', texts: ['Beta is the second letter.'] },
]

const textOf = (events: Awaited<ReturnType<typeof streamBase>>['events']): string =>
  events.map(({ output }) => output?.text ?? '').join('')

describe('a model that marks its sources', () => {
  let server: StartedKnowledgeBases
  beforeAll(async () => {
    const answer = 'Alpha comes first.%[1]% Half of it is 50%. Beta comes second %[2,1]%.'
    server = await startKnowledgeBases(createAnsweringBackend(() => answer))
    server.bases.set('KB12345678', await baseOf(documents))
  })
  afterAll(() => server[Symbol.asyncDispose]())

  test('text without half a mark, each citation behind its part', async () => {
    const { events, sessionId } = await streamBase(server, 'Which letter is alpha?')
    expect(sessionId).toMatch(/^[0-9a-f-]{36}$/)
    expect(textOf(events)).toBe('Alpha comes first. Half of it is 50%. Beta comes second.')
    const outputs = events.filter(({ output }) => output !== undefined)
    expect(outputs.length).toBeGreaterThan(10)
    for (const { output } of outputs) expect(output?.text).not.toMatch(/%\[/)
    let said = ''
    const cited: [string, string | undefined][] = []
    for (const { output, citation } of events) {
      said += output?.text ?? ''
      if (citation === undefined) continue
      const { text = '', span } = citation.generatedResponsePart?.textResponsePart ?? {}
      expect(said.slice(span?.start, (span?.end ?? 0) + 1)).toBe(text)
      expect(said.endsWith(text)).toBe(true)
      for (const { location } of citation.retrievedReferences ?? [])
        cited.push([text, location?.s3Location?.uri])
    }
    expect(cited).toEqual([
      ['Alpha comes first.', 's3://b/alpha.md'],
      ['Half of it is 50%. Beta comes second.', 's3://b/beta.md'],
      ['Half of it is 50%. Beta comes second.', 's3://b/alpha.md'],
    ])
  })

  test('the same as without a stream', async () => {
    const { events } = await streamBase(server, 'Which letter is alpha?')
    const whole = await askBase(server, 'Which letter is alpha?')
    expect(textOf(events)).toBe(whole.output?.text)
    const citations = events.flatMap(({ citation }) => citation ?? [])
    expect(
      citations.map(({ generatedResponsePart, retrievedReferences }) => ({
        generatedResponsePart,
        retrievedReferences,
      })),
    ).toEqual(whole.citations)
    expect(citations.map(({ citation }) => citation)).toEqual(whole.citations)
  })
})

test('on the embedded model, with a session that goes on', async () => {
  await using server = await startKnowledgeBases()
  server.bases.set('KB12345678', await baseOf(documents))
  const first = await streamBase(server, 'What is alpha?')
  expect(textOf(first.events)).toContain('first letter')
  expect(first.events.at(-1)?.citation?.retrievedReferences?.[0]?.location?.s3Location?.uri).toBe(
    's3://b/alpha.md',
  )
  const second = await streamBase(server, 'And beta?', {}, first.sessionId)
  expect(textOf(second.events)).toContain('second letter')
  expect(second.sessionId).toBe(first.sessionId)
})

test('a model that fails before its first word', async () => {
  const backend = {
    ...createEmbeddedBackend(),
    converse: async () => {
      throw modelTimeoutException('Model has timed out in processing the request. Try your request again.')
    },
  }
  await using server = await startKnowledgeBases(backend)
  server.bases.set('KB12345678', await baseOf(documents))
  await expect(streamBase(server, 'What is alpha?')).rejects.toMatchObject({
    name: 'DependencyFailedException',
    $metadata: { httpStatusCode: 424 },
  })
})

test('a model that fails in the middle', async () => {
  const events = async function* () {
    yield [{ contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'Alpha is' } } }]
    throw modelStreamErrorException('It broke.')
  }
  const backend = {
    ...createEmbeddedBackend(),
    converse: async () => ({ served: { backend: 'breaking' }, events: events() }),
  }
  await using server = await startKnowledgeBases(backend)
  server.bases.set('KB12345678', await baseOf(documents))
  await expect(streamBase(server, 'What is alpha?')).rejects.toMatchObject({
    name: 'DependencyFailedException',
    message: 'It broke.',
  })
})
