import {
  InvokeInlineAgentCommand,
  type InvokeInlineAgentCommandInput,
  RetrieveCommand,
} from '@aws-sdk/client-bedrock-agent-runtime'
import { expect, test } from 'vitest'
import { describePassages } from '../../../src/agents/runtime/look-up.ts'
import { createEmbeddedBackend } from '../../../src/backends/embedded/create-embedded-backend.ts'
import { createScriptedBackend } from '../../../src/backends/scripted/create-scripted-backend.ts'
import { foundationModel, instruction } from '../../support/agent-server.ts'
import { baseOf } from '../../support/handbook-base.ts'
import { onTool, use } from '../../support/order-agent.ts'
import { readTold } from '../../support/run-agents.ts'
import { shapeFaults } from '../../support/shape-faults.ts'
import { startKnowledgeBases } from '../../support/start-knowledge-bases.ts'

const RETURNS = 'Goods can be returned within 30 days of their delivery.'
const SHIPPING = 'Parcels are shipped with a courier on weekdays.'
const documents = [
  { uri: 's3://docs/returns.md', texts: [RETURNS] },
  { uri: 's3://docs/shipping.md', texts: [SHIPPING] },
]
const start = async (rules: readonly object[]) => {
  const { converse } = createScriptedBackend({ rules }, { name: 'scripted' })
  if (converse === undefined) throw new Error('A scripted backend converses.')
  const server = await startKnowledgeBases({ ...createEmbeddedBackend(), converse })
  server.bases.set('KB12345678', await baseOf(documents))
  return server
}
const ask = async (
  { client }: Awaited<ReturnType<typeof start>>,
  more: Partial<InvokeInlineAgentCommandInput> = {},
) => {
  const { completion } = await client.send(
    new InvokeInlineAgentCommand({
      foundationModel,
      instruction,
      sessionId: 'session-1',
      inputText: 'How long can I return it?',
      enableTrace: true,
      knowledgeBases: [{ knowledgeBaseId: 'KB12345678', description: 'The rules of the shop.' }],
      ...more,
    }),
  )
  return readTold(completion)
}
const search = use('search__KB12345678', { query: 'How long can goods be returned?' })

test('a knowledge base is searched as Retrieve does, and the answer cites what it says', async () => {
  await using server = await start([onTool('search__KB12345678', `Yes, you can. ${RETURNS}`), search])
  const told = await ask(server)
  expect(told.error).toBeUndefined()
  expect(told.text).toBe(`Yes, you can. ${RETURNS}`)
  expect(told.traces.flatMap(part => shapeFaults('TracePart', part))).toEqual([])
  const parts = told.traces.flatMap(({ trace }) => trace?.orchestrationTrace ?? [])
  expect(parts.flatMap(({ invocationInput }) => invocationInput ?? [])).toEqual([
    expect.objectContaining({
      invocationType: 'KNOWLEDGE_BASE',
      knowledgeBaseLookupInput: { knowledgeBaseId: 'KB12345678', text: 'How long can goods be returned?' },
    }),
  ])
  const found = parts.flatMap(
    ({ observation }) => observation?.knowledgeBaseLookupOutput?.retrievedReferences ?? [],
  )
  const { retrievalResults = [] } = await server.client.send(
    new RetrieveCommand({
      knowledgeBaseId: 'KB12345678',
      retrievalQuery: { text: 'How long can goods be returned?' },
    }),
  )
  expect(found.map(({ content }) => content?.text)).toEqual(
    retrievalResults.map(({ content }) => content?.text),
  )
  expect(found[0]?.location).toEqual({ type: 'S3', s3Location: { uri: 's3://docs/returns.md' } })
  expect(told.citations.length).toBeGreaterThan(0)
  for (const { generatedResponsePart, retrievedReferences } of told.citations) {
    const { text, span } = generatedResponsePart?.textResponsePart ?? {}
    expect(told.text.slice(span?.start, (span?.end ?? 0) + 1)).toBe(text)
    expect(retrievedReferences).not.toEqual([])
  }
  expect(told.citations.flatMap(citation => shapeFaults('Citation', citation))).toEqual([])
  const quoting = told.citations.find(({ generatedResponsePart }) =>
    generatedResponsePart?.textResponsePart?.text?.includes('30 days'),
  )
  expect(quoting?.retrievedReferences?.map(({ content }) => content?.text)).toEqual([RETURNS])
})

test('a base is searched as the agent says', async () => {
  await using server = await start([onTool('search__KB12345678', 'Yes.'), search])
  const told = await ask(server, {
    knowledgeBases: [
      {
        knowledgeBaseId: 'KB12345678',
        description: 'The rules of the shop.',
        retrievalConfiguration: { vectorSearchConfiguration: { numberOfResults: 1 } },
      },
    ],
  })
  const found = told.traces.flatMap(
    ({ trace }) =>
      trace?.orchestrationTrace?.observation?.knowledgeBaseLookupOutput?.retrievedReferences ?? [],
  )
  expect(found.map(({ content }) => content?.text)).toEqual([RETURNS])
})

test('a base that is gone fails the turn', async () => {
  await using server = await start([search])
  server.bases.clear()
  const told = await ask(server)
  expect(told.error?.name).toBe('DependencyFailedException')
  expect(told.traces.at(-1)?.trace?.failureTrace?.failureReason).toContain('KB12345678 does not exist')
  expect(told.chunks).toEqual([])
})

test('what is found is numbered for the model', () => {
  const passages = [{ text: 'One' }, { text: 'Two' }] as unknown as Parameters<typeof describePassages>[0]
  expect(describePassages(passages)).toBe('[1] One\n\n[2] Two')
  expect(describePassages([])).toBe('Nothing was found.')
})
