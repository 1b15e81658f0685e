import type {
  GetKnowledgeBaseDocumentsRequest,
  GetKnowledgeBaseDocumentsResponse,
} from '@aws-sdk/client-bedrock-agent'
import { describeDocument } from '../../knowledge-bases/describe.ts'
import { requireSource } from '../../knowledge-bases/find-resources.ts'
import { readIdentifiers } from '../../knowledge-bases/sent-documents.ts'
import type { Operation } from '../operation.ts'

export const getKnowledgeBaseDocuments: Operation<
  GetKnowledgeBaseDocumentsRequest,
  GetKnowledgeBaseDocumentsResponse
> = async ({ knowledgeBaseId, dataSourceId, documentIdentifiers }, context) => {
  const source = await requireSource(context.resources, context, knowledgeBaseId, dataSourceId)
  const ids = readIdentifiers(source, documentIdentifiers)
  const states = await Promise.all(
    ids.map(id => context.knowledgeBases.documents.find({ knowledgeBaseId, dataSourceId }, id)),
  )
  return {
    documentDetails: ids.map((id, position) => {
      const state = states[position]
      return describeDocument(source, id, state?.status === 'DELETED' ? undefined : state)
    }),
  }
}
