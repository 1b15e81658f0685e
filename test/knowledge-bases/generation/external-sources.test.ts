import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RetrieveAndGenerateCommand } from '@aws-sdk/client-bedrock-agent-runtime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lines, pdf } from '../../support/pdf.ts'
import { type StartedKnowledgeBases, startKnowledgeBases } from '../../support/start-knowledge-bases.ts'

const MODEL = 'us.anthropic.claude-haiku-4-5-20251001-v1:0'

let server: StartedKnowledgeBases
beforeAll(async () => {
  const manuals = mkdtempSync(join(tmpdir(), 'outcrop-manuals-'))
  writeFileSync(join(manuals, 'lamp.md'), '# Lamp\n\nThe batteries last for nine hours.\n\nThe lamp floats.')
  server = await startKnowledgeBases(undefined, undefined, undefined, { manuals })
})
afterAll(() => server[Symbol.asyncDispose]())

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
