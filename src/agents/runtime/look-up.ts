import type { RetrievedReference } from '@aws-sdk/client-bedrock-agent-runtime'
import type { Passage } from '../../knowledge-bases/retrieval/passage.ts'
import { search } from '../../knowledge-bases/retrieval/search.ts'
import { toReference } from '../../knowledge-bases/retrieval/to-result.ts'
import type { AttachedKnowledgeBase } from '../agent-definition.ts'
import type { AgentContext } from './agent-context.ts'

export interface LookUp {
  readonly passages: readonly Passage[]
  readonly references: readonly RetrievedReference[]
}

/** @throws what Retrieve would throw: the base is gone, or not ACTIVE. */
export const lookUp = async (
  { knowledgeBaseId, retrieval }: AttachedKnowledgeBase,
  query: string,
  context: AgentContext,
): Promise<LookUp> => {
  const base = await context.knowledgeBases.open(context, knowledgeBaseId)
  const { passages, size } = await search(base, query, retrieval, 'retrievalConfiguration', context)
  const page = passages.slice(0, size)
  return { passages: page, references: page.map(passage => toReference(passage, base.sourceTypes)) }
}

/** What the model reads of it. */
export const describePassages = (passages: readonly Passage[]): string =>
  passages.length === 0
    ? 'Nothing was found.'
    : passages.map(({ text }, at) => `[${at + 1}] ${text}`).join('\n\n')
