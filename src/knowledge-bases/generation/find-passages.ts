import type { KnowledgeBaseRetrievalConfiguration } from '@aws-sdk/client-bedrock-agent-runtime'
import type { OpenedBase } from '../open-base.ts'
import type { Passage } from '../retrieval/passage.ts'
import type { RetrievalContext } from '../retrieval/retrieval-context.ts'
import { search } from '../retrieval/search.ts'

/** What a model is shown: of several queries the best of each, then the second best ..., each passage once. */
export const findPassages = async (
  base: OpenedBase,
  queries: readonly string[],
  configuration: KnowledgeBaseRetrievalConfiguration | undefined,
  path: string,
  context: RetrievalContext,
): Promise<Passage[]> => {
  const at = `${path}.retrievalConfiguration.vectorSearchConfiguration`
  const pages: (readonly Passage[])[] = []
  for (const query of queries) {
    const { passages, size } = await search(base, query, configuration, at, context)
    pages.push(passages.slice(0, size))
  }
  const size = Math.max(0, ...pages.map(page => page.length))
  const inTurn = Array.from({ length: size }, (_, place) => pages.flatMap(page => page[place] ?? [])).flat()
  return [...new Map(inTurn.map(passage => [passage.id, passage])).values()].slice(0, size)
}
