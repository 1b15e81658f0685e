import type { CreateDataSourceRequest, CreateDataSourceResponse } from '@aws-sdk/client-bedrock-agent'
import { checkIngestion, checkSource } from '../../knowledge-bases/check-data-source.ts'
import { describeSource } from '../../knowledge-bases/describe.ts'
import { checkTransformation } from '../../knowledge-bases/transformation/check-transformation.ts'
import type { Operation } from '../operation.ts'

export const createDataSource: Operation<CreateDataSourceRequest, CreateDataSourceResponse> = async (
  input,
  context,
) => {
  const { clientToken, ...asked } = input
  const { knowledgeBaseId, name, description, dataSourceConfiguration, dataDeletionPolicy } = asked
  const { serverSideEncryptionConfiguration, vectorIngestionConfiguration } = asked
  checkSource(dataSourceConfiguration)
  checkIngestion(vectorIngestionConfiguration)
  checkTransformation(
    vectorIngestionConfiguration,
    dataSourceConfiguration,
    context.knowledgeBases.canTransform,
  )
  const source = await context.knowledgeBases.sources.create(context, {
    name,
    document: {
      knowledgeBaseId,
      ...(description !== undefined && { description }),
      configuration: dataSourceConfiguration,
      deletionPolicy: dataDeletionPolicy ?? 'DELETE',
      ...(serverSideEncryptionConfiguration !== undefined && {
        encryption: serverSideEncryptionConfiguration,
      }),
      ...(vectorIngestionConfiguration !== undefined && { ingestion: vectorIngestionConfiguration }),
    },
    once: { token: clientToken, input: asked },
  })
  return { dataSource: describeSource(source) }
}
