import type { Call, RerankRequest, RerankResponse } from '../backend.ts'
import { countText } from './count-tokens.ts'
import { createPauses } from './create-pauses.ts'
import { readQuery } from './read-query.ts'
import { type Found, scoreDocuments, search } from './score-documents.ts'

/** How well each document answers the query, by the words that both hold. */
export async function rerank(
  { query, documents }: RerankRequest,
  { signal }: Pick<Call, 'signal'>,
): Promise<RerankResponse> {
  signal.throwIfAborted()
  const asked = readQuery(query)
  let inputTokens = countText(query)
  const pause = createPauses(signal)
  const found: Found[] = []
  for (const document of documents) {
    found.push(search(asked, document))
    inputTokens += countText(document)
    await pause(document.length)
  }
  return { served: { backend: 'embedded', inputTokens }, scores: scoreDocuments(asked, found) }
}
