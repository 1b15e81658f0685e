import { expect, test } from 'vitest'
import { checkIngestion, checkSource } from '../../src/knowledge-bases/check-data-source.ts'

// The refusals themselves: test/operations/bedrock-agent/create-data-source.test.ts.
const seedUrls = [{ url: 'https://example.com' }]
test.each([
  { type: 'S3' as const, s3Configuration: { bucketArn: 'arn:aws:s3:::docs' } },
  { type: 'WEB' as const, webConfiguration: { sourceConfiguration: { urlConfiguration: { seedUrls } } } },
  { type: 'CUSTOM' as const },
])('$type is taken', configuration => {
  expect(() => checkSource(configuration)).not.toThrow()
})

test.each(['SALESFORCE', 'SHAREPOINT', 'REDSHIFT_METADATA', 'constructor'])('%s is not', type => {
  expect(() => checkSource({ type: type as 'S3' })).toThrow(
    `Data sources of the type ${type} are not implemented.`,
  )
})

test.each([
  { chunkingStrategy: 'NONE' as const },
  {
    chunkingStrategy: 'FIXED_SIZE' as const,
    fixedSizeChunkingConfiguration: { maxTokens: 300, overlapPercentage: 20 },
  },
  {
    chunkingStrategy: 'SEMANTIC' as const,
    semanticChunkingConfiguration: { maxTokens: 300, bufferSize: 0, breakpointPercentileThreshold: 95 },
  },
])('$chunkingStrategy is taken', chunkingConfiguration => {
  expect(() => checkIngestion({ chunkingConfiguration })).not.toThrow()
  expect(() => checkIngestion({})).not.toThrow()
  expect(() => checkIngestion(undefined)).not.toThrow()
})

test('what changes documents on the way is refused by name', () => {
  expect(() =>
    checkIngestion({ contextEnrichmentConfiguration: { type: 'BEDROCK_FOUNDATION_MODEL' } }),
  ).toThrow('Context enrichment is not implemented.')
})
