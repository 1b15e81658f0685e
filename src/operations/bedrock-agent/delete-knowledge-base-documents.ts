import type {
  DeleteKnowledgeBaseDocumentsRequest,
  DeleteKnowledgeBaseDocumentsResponse,
} from '@aws-sdk/client-bedrock-agent'
import { describeDocument } from '../../knowledge-bases/describe.ts'
import { requireTakingSource } from '../../knowledge-bases/find-resources.ts'
import { readIdentifiers } from '../../knowledge-bases/sent-documents.ts'
import type { Operation } from '../operation.ts'

/** Answers before they are gone. */
export const deleteKnowledgeBaseDocuments: Operation<
  DeleteKnowledgeBaseDocumentsRequest,
  DeleteKnowledgeBaseDocumentsResponse
> = async ({ knowledgeBaseId, dataSourceId, documentIdentifiers }, context) => {
  const { direct, jobs } = context.knowledgeBases
  const source = await requireTakingSource(context.resources, context, knowledgeBaseId, dataSourceId, jobs)
  const ids = readIdentifiers(source, documentIdentifiers)
  const states = await direct.delete(context, source, ids, context.principal)
  return { documentDetails: ids.map((id, position) => describeDocument(source, id, states[position])) }
}
