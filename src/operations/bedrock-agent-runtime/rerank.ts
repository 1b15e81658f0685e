import type { RerankDocument, RerankRequest, RerankResponse } from '@aws-sdk/client-bedrock-agent-runtime'
import { validationException } from '../../errors.ts'
import { rerank as askToRerank } from '../../inference/rerank.ts'
import { openReranker } from '../../knowledge-bases/retrieval/open-reranker.ts'
import { relaying } from '../../knowledge-bases/retrieval/relay-failure.ts'
import { decodePageToken } from '../../resources/page-token.ts'
import type { Operation } from '../operation.ts'

/** Sources by their relevance to a query, in one page: a source has its place in the request as its name. */
export const rerank: Operation<RerankRequest, RerankResponse> = (
  { queries, sources, rerankingConfiguration, nextToken },
  context,
) =>
  relaying(async () => {
    // No answer has given one.
    if (nextToken !== undefined) decodePageToken(['Rerank'], nextToken)
    const { modelConfiguration, numberOfResults = sources.length } =
      rerankingConfiguration.bedrockRerankingConfiguration
    const [first] = queries
    const query = first?.textQuery.text
    if (query === undefined) throw missing('queries.1.member.textQuery.text')
    const documents = sources.map(({ inlineDocumentSource }, index) => textOf(inlineDocumentSource, index))
    const resolved = await openReranker(modelConfiguration, context)
    const { scores } = await askToRerank(context.inference, resolved, { query, documents }, context)
    const results = scores
      .map((relevanceScore, index) => ({ index, relevanceScore }))
      .sort((one, other) => other.relevanceScore - one.relevanceScore)
    return { results: results.slice(0, numberOfResults) }
  })

const textOf = ({ type, textDocument, jsonDocument }: RerankDocument, index: number): string => {
  const text = type === 'JSON' ? jsonText(jsonDocument) : textDocument?.text
  if (text !== undefined) return text
  const member = type === 'JSON' ? 'jsonDocument' : 'textDocument.text'
  throw missing(`sources.${index + 1}.member.inlineDocumentSource.${member}`)
}

const jsonText = (document: RerankDocument['jsonDocument']): string | undefined =>
  document === undefined ? undefined : JSON.stringify(document)

const missing = (path: string) =>
  validationException(
    `1 validation error detected: Value null at '${path}' failed to satisfy constraint: Member must not be null`,
  )
