import type { DataSourceConfiguration, VectorIngestionConfiguration } from '@aws-sdk/client-bedrock-agent'
import { notImplementedException, validationException } from '../../errors.ts'
import { readIntermediateStorage } from './intermediate-storage.ts'

/**
 * @param canTransform whether there is what runs functions.
 * @throws ValidationException for what cannot be, NotImplementedException where no function can be run.
 */
export const checkTransformation = (
  ingestion: VectorIngestionConfiguration | undefined,
  source: DataSourceConfiguration,
  canTransform: boolean,
): void => {
  const { customTransformationConfiguration: custom, chunkingConfiguration } = ingestion ?? {}
  if (custom === undefined) return
  if (!canTransform)
    throw notImplementedException('Custom transformations are not implemented without functions.', {
      hint: 'Name the function under `functions` in the settings by its Lambda ARN, or leave customTransformationConfiguration away.',
    })
  if (chunkingConfiguration?.chunkingStrategy === 'HIERARCHICAL')
    throw notImplementedException('Custom transformations of hierarchical chunks are not implemented.', {
      hint: 'The files of a transformation have no place for the larger chunks. Any other chunking strategy can be transformed.',
    })
  const storage = readIntermediateStorage(custom.intermediateStorage?.s3Location?.uri ?? '')
  const { bucketArn = '', inclusionPrefixes = [''] } = source.s3Configuration ?? {}
  const isOwnBucket = bucketArn.slice(bucketArn.lastIndexOf(':') + 1) === storage.bucket
  const isInScope = inclusionPrefixes.some(
    prefix => prefix.startsWith(storage.prefix) || storage.prefix.startsWith(prefix),
  )
  if (isOwnBucket && isInScope)
    throw validationException(
      'The intermediate storage must not be in the scope of the data source: what is stored there would be ingested.',
    )
}
