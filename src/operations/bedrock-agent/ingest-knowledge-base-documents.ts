import type {
  IngestKnowledgeBaseDocumentsRequest,
  IngestKnowledgeBaseDocumentsResponse,
} from '@aws-sdk/client-bedrock-agent'
import { describeDocument } from '../../knowledge-bases/describe.ts'
import { requireTakingSource } from '../../knowledge-bases/find-resources.ts'
import { readSentDocuments } from '../../knowledge-bases/sent-documents.ts'
import type { Operation } from '../operation.ts'

/** Answers before they are indexed. The same document again takes the place of the one before, so no token is needed. */
export const ingestKnowledgeBaseDocuments: Operation<
  IngestKnowledgeBaseDocumentsRequest,
  IngestKnowledgeBaseDocumentsResponse
> = async ({ knowledgeBaseId, dataSourceId, documents }, context) => {
  const { direct, jobs } = context.knowledgeBases
  const source = await requireTakingSource(context.resources, context, knowledgeBaseId, dataSourceId, jobs)
  const sent = readSentDocuments(source, documents)
  const states = await direct.add(context, source, sent, context.principal)
  return { documentDetails: states.map(state => describeDocument(source, state.document, state)) }
}
