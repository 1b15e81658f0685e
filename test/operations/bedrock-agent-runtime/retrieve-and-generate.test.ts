import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  RetrieveAndGenerateCommand,
  type RetrieveAndGenerateCommandInput,
  type RetrieveAndGenerateCommandOutput,
} from '@aws-sdk/client-bedrock-agent-runtime'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { baseOf, handbookDocuments, hasHandbook } from '../../support/handbook-base.ts'
import { lines, pdf } from '../../support/pdf.ts'
import { type StartedKnowledgeBases, startKnowledgeBases } from '../../support/start-knowledge-bases.ts'

const MODEL = 'us.anthropic.claude-haiku-4-5-20251001-v1:0'
const lab = [
  {
    uri: 's3://lab/access.md',
    texts: [
      '# Access\n\nVisitors sign the book at the gate. Between 22:00 and 6:00 the night guard lets staff in by their badge.',
      '## Keys\n\nA lost key is reported to the facility desk within one hour. The lock is changed on the same day.',
    ],
    metadata: { area: 'site' },
  },
  {
    uri: 's3://lab/waste.md',
    texts: ['# Waste\n\nSolvents go into the red canisters. Full canisters are collected every Thursday.'],
    metadata: { area: 'safety' },
  },
]

type Configuration = NonNullable<
  NonNullable<
    RetrieveAndGenerateCommandInput['retrieveAndGenerateConfiguration']
  >['knowledgeBaseConfiguration']
>

let server: StartedKnowledgeBases
beforeAll(async () => {
  const manuals = mkdtempSync(join(tmpdir(), 'outcrop-manuals-'))
  writeFileSync(join(manuals, 'lamp.md'), '# Lamp\n\nThe batteries last for nine hours.\n\nThe lamp floats.')
  server = await startKnowledgeBases(undefined, undefined, undefined, { manuals })
  server.bases.set('KBLAB00001', await baseOf(lab, { id: 'KBLAB00001' }))
  server.bases.set('KBEMPTY001', await baseOf([], { id: 'KBEMPTY001' }))
  if (hasHandbook) server.bases.set('KBHANDBOOK', await baseOf(handbookDocuments(), { id: 'KBHANDBOOK' }))
})
afterAll(() => server[Symbol.asyncDispose]())

const ask = (
  text: string,
  configuration: Partial<Configuration> = {},
  sessionId?: string,
): Promise<RetrieveAndGenerateCommandOutput> =>
  server.client.send(
    new RetrieveAndGenerateCommand({
      input: { text },
      retrieveAndGenerateConfiguration: {
        type: 'KNOWLEDGE_BASE',
        knowledgeBaseConfiguration: { knowledgeBaseId: 'KBLAB00001', modelArn: MODEL, ...configuration },
      },
      ...(sessionId !== undefined && { sessionId }),
    }),
  )

const withTemplate = (textPromptTemplate: string): Partial<Configuration> => ({
  generationConfiguration: { promptTemplate: { textPromptTemplate } },
})

/** What is cited stands in the answer at its span, and in a passage that is referred to. */
const expectSpans = ({ output, citations = [] }: RetrieveAndGenerateCommandOutput): void => {
  for (const { generatedResponsePart } of citations) {
    const { text = '', span } = generatedResponsePart?.textResponsePart ?? {}
    expect(text).not.toBe('')
    expect(output?.text?.slice(span?.start, (span?.end ?? 0) + 1)).toBe(text)
  }
}

const sourcesOf = ({ citations = [] }: RetrieveAndGenerateCommandOutput): (string | undefined)[] =>
  citations.flatMap(({ retrievedReferences = [] }) =>
    retrievedReferences.map(({ location }) => location?.s3Location?.uri),
  )

test('an answer from the documents, with its source, excerpt and metadata', async () => {
  const answer = await ask('Where do solvents go?')
  const { text = '' } = answer.output ?? {}
  expect(text).toContain('Solvents go into the red canisters')
  expect(answer.sessionId).toMatch(/^[0-9a-f-]{36}$/)
  expect(answer.citations).toEqual([
    {
      generatedResponsePart: { textResponsePart: { text, span: { start: 0, end: text.length - 1 } } },
      retrievedReferences: [
        {
          content: { text: lab[1]?.texts[0], type: 'TEXT' },
          location: { type: 'S3', s3Location: { uri: 's3://lab/waste.md' } },
          metadata: expect.objectContaining({
            area: 'safety',
            'x-amz-bedrock-kb-source-uri': 's3://lab/waste.md',
          }),
        },
      ],
    },
  ])
  expectSpans(answer)
})

test('what embeds and what writes both come into the ledger', async () => {
  server.records.length = 0
  await ask('Where do solvents go?')
  expect(server.records).toMatchObject([
    { operation: 'RetrieveAndGenerate', model: 'amazon.titan-embed-text-v2:0', outcome: 'ok' },
    { operation: 'RetrieveAndGenerate', model: 'anthropic.claude-haiku-4-5-20251001-v1:0', outcome: 'ok' },
  ])
})

describe('not in the documents', () => {
  test.each([
    ['the default template', undefined, 'I could not find an exact answer to the question.'],
    [
      'a template with $query$',
      'Use these notes:\n$search_results$\n\nIf they do not answer it, reply "Please ask the lab manager."\n\nQuestion: $query$',
      'Please ask the lab manager.',
    ],
    [
      'a template without $query$',
      'You help the staff of a lab. Answer from the search results only. If the answer is not there, say exactly: "Not in the manual."\n\n$search_results$',
      'Not in the manual.',
    ],
  ])('%s says so in its own words', async (_, template, words) => {
    const answer = await ask('What is the parental leave policy?', template ? withTemplate(template) : {})
    expect(answer.output?.text).toBe(words)
    expect(sourcesOf(answer)).toEqual([])
  })

  test('a base that was never synced says the same, with a hint', async () => {
    const response = await fetch(`${server.url}/retrieveAndGenerate`, {
      method: 'POST',
      body: JSON.stringify({
        input: { text: 'Where do solvents go?' },
        retrieveAndGenerateConfiguration: {
          type: 'KNOWLEDGE_BASE',
          knowledgeBaseConfiguration: {
            knowledgeBaseId: 'KBEMPTY001',
            modelArn: MODEL,
            ...withTemplate(
              'You answer from the search results only. If they do not hold the answer, say that you could not find an exact answer to the question.\n\n$search_results$',
            ),
          },
        },
      }),
    })
    expect(await response.json()).toMatchObject({
      output: { text: expect.stringContaining('could not find an exact answer to the question') },
    })
    expect(response.headers.get('x-outcrop-hint')).toMatch(/holds nothing yet/)
  })
})

test.each([
  'amazon.nova-lite-v1:0',
  'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0',
  MODEL,
  `arn:aws:bedrock:us-east-1:123456789012:inference-profile/${MODEL}`,
])('the model is named by %s', async modelArn => {
  const { output } = await ask('Where do solvents go?', { modelArn })
  expect(output?.text).toContain('red canisters')
})

test('only what the filter lets through is answered from', async () => {
  const answer = await ask('Where do solvents go?', {
    retrievalConfiguration: {
      vectorSearchConfiguration: { filter: { equals: { key: 'area', value: 'site' } } },
    },
  })
  expect(answer.output?.text).toBe('I could not find an exact answer to the question.')
})

describe('a session', () => {
  test('is what a follow-up question is understood by', async () => {
    const first = await ask('When is a lost key reported?')
    expect(first.output?.text).toContain('within one hour')
    const second = await ask('And to whom?', {}, first.sessionId)
    expect(second.output?.text).toContain('facility desk')
    expect(second.sessionId).toBe(first.sessionId)
    expect(sourcesOf(second)).toEqual(['s3://lab/access.md'])
  })

  test('is over an hour after its last answer', async () => {
    const { sessionId } = await ask('Where do solvents go?')
    server.clock.advance(50 * 60_000)
    await ask('Where do solvents go?', {}, sessionId)
    server.clock.advance(61 * 60_000)
    const refused = ask('Where do solvents go?', {}, sessionId)
    await expect(refused).rejects.toMatchObject({
      name: 'ValidationException',
      message: `Session with Id ${sessionId} is not valid. Please check and try again.`,
    })
  })

  test('stays with its knowledge base', async () => {
    const { sessionId } = await ask('Where do solvents go?')
    await expect(
      ask('Where do solvents go?', { knowledgeBaseId: 'KBEMPTY001' }, sessionId),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'Knowledge base configurations cannot be modified for an ongoing session.',
    })
  })

  test('that was never begun', async () => {
    await expect(ask('Where do solvents go?', {}, 'my-own-session')).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'Session with Id my-own-session is not valid. Please check and try again.',
    })
  })
})

describe('external sources', () => {
  const askOf = (source: object, text = 'How long do the batteries last?') =>
    server.client.send(
      new RetrieveAndGenerateCommand({
        input: { text },
        retrieveAndGenerateConfiguration: {
          type: 'EXTERNAL_SOURCES',
          externalSourcesConfiguration: { modelArn: MODEL, sources: [source as never] },
        },
      }),
    )
  const manual = Buffer.from('# Lamp\n\nThe batteries last for nine hours.\n\nThe lamp floats.')

  test('a document that comes with the question', async () => {
    const answer = await askOf({
      sourceType: 'BYTE_CONTENT',
      byteContent: { identifier: 'lamp.md', contentType: 'text/markdown', data: manual },
    })
    expect(answer.output?.text).toContain('nine hours')
    expect(answer.citations?.[0]?.retrievedReferences?.[0]).toMatchObject({
      location: { type: 'CUSTOM', customDocumentLocation: { id: 'lamp.md' } },
    })
  })

  test('one in a bucket', async () => {
    const answer = await askOf({ sourceType: 'S3', s3Location: { uri: 's3://manuals/lamp.md' } })
    expect(answer.output?.text).toContain('nine hours')
    expect(answer.citations?.[0]?.retrievedReferences?.[0]?.location).toEqual({
      type: 'S3',
      s3Location: { uri: 's3://manuals/lamp.md' },
    })
  })

  test('a PDF', async () => {
    const data = pdf([lines(['The batteries last for nine hours.', 'The lamp floats.'])])
    const answer = await askOf({
      sourceType: 'BYTE_CONTENT',
      byteContent: { identifier: 'lamp.pdf', contentType: 'application/pdf', data },
    })
    expect(answer.output?.text).toContain('nine hours')
  })

  test.each([
    ['is not there', { sourceType: 'S3', s3Location: { uri: 's3://manuals/none.md' } }],
    ['is in a bucket that nobody set up', { sourceType: 'S3', s3Location: { uri: 's3://other/lamp.md' } }],
    [
      'is not what it says',
      {
        sourceType: 'BYTE_CONTENT',
        byteContent: {
          identifier: 'a.pdf',
          contentType: 'application/pdf',
          data: Buffer.from('\x89PNG\r\n', 'latin1'),
        },
      },
    ],
  ])('one that %s is refused', async (_, source) => {
    await expect(askOf(source)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('could not be read'),
    })
  })
})

test.each<[string, object, string]>([
  ['without a configuration', { input: { text: 'Hi' } }, "null at 'retrieveAndGenerateConfiguration'"],
  [
    'of a type without its configuration',
    { input: { text: 'Hi' }, retrieveAndGenerateConfiguration: { type: 'KNOWLEDGE_BASE' } },
    "null at 'retrieveAndGenerateConfiguration.knowledgeBaseConfiguration'",
  ],
])('a request %s is refused', async (_, input, message) => {
  const command = new RetrieveAndGenerateCommand(input as RetrieveAndGenerateCommandInput)
  await expect(server.client.send(command)).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining(message),
  })
})

describe.skipIf(!hasHandbook)('the handbook (skipped where ../shared is not beside the repository)', () => {
  const template =
    'You answer questions of staff from the search results only. If they do not hold the answer, state that you could not find an exact answer.\n\nHere are the search results in numbered order:\n$search_results$'
  test.each([
    ['Can I push a hotfix straight to main?', /not permitted|nobody can push/, 'git-policy.md'],
    ['Who approves a purchase of 6,000 EUR?', /finance director/, 'expenses.md'],
    ['How quickly is a P0 page acknowledged?', /five minutes/, 'incident-runbook.md'],
    ['How often is the status page updated in a P1?', /every two hours/i, 'incident-runbook.md'],
  ])('%s', async (question, says, source) => {
    for (const configuration of [{}, withTemplate(template)]) {
      const answer = await ask(question, { knowledgeBaseId: 'KBHANDBOOK', ...configuration })
      expect(answer.output?.text).toMatch(says)
      expect(sourcesOf(answer)).toEqual([`s3://handbook/${source}`])
      expect(answer.citations?.[0]?.retrievedReferences?.[0]?.content?.text).toMatch(says)
      expectSpans(answer)
    }
  })

  test.each(['What is the parental leave policy?', 'Which VPN client do we use?'])(
    '%s is not there',
    async question => {
      const answer = await ask(question, { knowledgeBaseId: 'KBHANDBOOK', ...withTemplate(template) })
      expect(answer.output?.text).toMatch(/could not find an exact answer/)
      expect(sourcesOf(answer)).toEqual([])
    },
  )
})
