import type {
  ListKnowledgeBaseDocumentsRequest,
  ListKnowledgeBaseDocumentsResponse,
} from '@aws-sdk/client-bedrock-agent'
import { describeDocument } from '../../knowledge-bases/describe.ts'
import { requireSource } from '../../knowledge-bases/find-resources.ts'
import { decodePageToken, encodePageToken } from '../../resources/page-token.ts'
import type { Operation } from '../operation.ts'

const PAGE = 100

/** In the order in which they were first seen. */
export const listKnowledgeBaseDocuments: Operation<
  ListKnowledgeBaseDocumentsRequest,
  ListKnowledgeBaseDocumentsResponse
> = async ({ knowledgeBaseId, dataSourceId, maxResults = PAGE, nextToken }, context) => {
  const source = await requireSource(context.resources, context, knowledgeBaseId, dataSourceId)
  const list = ['knowledge-base-document', context.account, context.region, dataSourceId]
  const after = nextToken === undefined ? 0 : decodePageToken(list, nextToken)
  const states = await context.knowledgeBases.documents.list(
    { knowledgeBaseId, dataSourceId },
    maxResults + 1,
    after,
  )
  const page = states.slice(0, maxResults)
  const last = page.at(-1)
  return {
    documentDetails: page.map(state => describeDocument(source, state.document, state)),
    ...(states.length > page.length &&
      last !== undefined && { nextToken: encodePageToken(list, last.sequence) }),
  }
}
