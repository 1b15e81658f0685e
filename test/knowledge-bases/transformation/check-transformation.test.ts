import type { ChunkingConfiguration, VectorIngestionConfiguration } from '@aws-sdk/client-bedrock-agent'
import { expect, test } from 'vitest'
import { checkTransformation } from '../../../src/knowledge-bases/transformation/check-transformation.ts'

const transformed = (
  uri: string,
  chunkingConfiguration?: ChunkingConfiguration,
): VectorIngestionConfiguration => ({
  ...(chunkingConfiguration && { chunkingConfiguration }),
  customTransformationConfiguration: {
    intermediateStorage: { s3Location: { uri } },
    transformations: [
      {
        stepToApply: 'POST_CHUNKING',
        transformationFunction: {
          transformationLambdaConfiguration: {
            lambdaArn: 'arn:aws:lambda:us-east-1:123456789012:function:chunks',
          },
        },
      },
    ],
  },
})
const s3 = (bucket: string, ...inclusionPrefixes: string[]) => ({
  type: 'S3' as const,
  s3Configuration: {
    bucketArn: `arn:aws:s3:::${bucket}`,
    ...(inclusionPrefixes.length > 0 && { inclusionPrefixes }),
  },
})

test('what is without is not asked about', () => {
  expect(() => checkTransformation(undefined, s3('docs'), false)).not.toThrow()
  expect(() => checkTransformation({}, s3('docs'), false)).not.toThrow()
})

test('without functions it is refused with what to do', () => {
  expect(() => checkTransformation(transformed('s3://chunks'), s3('docs'), false)).toThrow(
    expect.objectContaining({
      name: 'NotImplementedException',
      hint: expect.stringContaining('by its Lambda ARN'),
    }),
  )
})

test.each([
  [s3('docs'), 's3://chunks/a'],
  [s3('chunks', 'docs/'), 's3://chunks/work/'],
  [{ type: 'CUSTOM' as const }, 's3://chunks'],
])('%o is taken with %s', (source, uri) => {
  expect(() => checkTransformation(transformed(uri), source, true)).not.toThrow()
})

test.each([
  [s3('chunks'), 's3://chunks/work'],
  [s3('chunks', 'work/'), 's3://chunks'],
  [s3('chunks', 'work'), 's3://chunks/work/new'],
])('what is stored must not be ingested: %o, %s', (source, uri) => {
  expect(() => checkTransformation(transformed(uri), source, true)).toThrow(/must not be in the scope/)
})

test('larger chunks have no place in the files', () => {
  const hierarchical = transformed('s3://chunks', {
    chunkingStrategy: 'HIERARCHICAL',
    hierarchicalChunkingConfiguration: { levelConfigurations: [], overlapTokens: 1 },
  })
  expect(() => checkTransformation(hierarchical, s3('docs'), true)).toThrow(/of hierarchical chunks are not/)
  expect(() => checkTransformation(transformed('s3://x/../y'), s3('docs'), true)).toThrow(/is not valid/)
})
