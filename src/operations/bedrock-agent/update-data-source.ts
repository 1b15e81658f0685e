import type { UpdateDataSourceRequest, UpdateDataSourceResponse } from '@aws-sdk/client-bedrock-agent'
import { conflictException, validationException } from '../../errors.ts'
import { checkSource } from '../../knowledge-bases/check-data-source.ts'
import { describeSource } from '../../knowledge-bases/describe.ts'
import { requireSource } from '../../knowledge-bases/find-resources.ts'
import { checkTransformation } from '../../knowledge-bases/transformation/check-transformation.ts'
import { inputHash } from '../../resources/input-hash.ts'
import type { Operation } from '../operation.ts'

/** How documents are parsed and chunked stays, and has to be given as it is; so does the kind of source. */
export const updateDataSource: Operation<UpdateDataSourceRequest, UpdateDataSourceResponse> = async (
  input,
  context,
) => {
  const { knowledgeBaseId, dataSourceId, name, description, dataDeletionPolicy } = input
  const { dataSourceConfiguration, vectorIngestionConfiguration, serverSideEncryptionConfiguration } = input
  const source = await requireSource(context.resources, context, knowledgeBaseId, dataSourceId)
  const { configuration, ingestion, deletionPolicy } = source.document
  if (source.status === 'DELETING')
    throw conflictException(`The data source ${dataSourceId} is being deleted.`)
  if (dataSourceConfiguration.type !== configuration.type) throw unchangeable('type')
  if (inputHash(vectorIngestionConfiguration ?? {}) !== inputHash(ingestion ?? {}))
    throw unchangeable('vectorIngestionConfiguration')
  checkSource(dataSourceConfiguration)
  checkTransformation(ingestion, dataSourceConfiguration, context.knowledgeBases.canTransform)
  const updated = await context.knowledgeBases.sources.update(context, source, {
    name,
    document: {
      knowledgeBaseId,
      ...(description !== undefined && { description }),
      configuration: dataSourceConfiguration,
      deletionPolicy: dataDeletionPolicy ?? deletionPolicy,
      ...(serverSideEncryptionConfiguration !== undefined && {
        encryption: serverSideEncryptionConfiguration,
      }),
      ...(ingestion !== undefined && { ingestion }),
    },
  })
  return { dataSource: describeSource(updated) }
}

const unchangeable = (member: string) =>
  validationException(`The ${member} of a data source cannot be changed.`, {
    hint: 'Give it as GetDataSource shows it, or create another data source.',
  })
