import { setTimeout } from 'node:timers/promises'
import type {
  DataSourceSummary,
  GetKnowledgeBaseResponse,
  KnowledgeBaseSummary,
  ListDataSourcesResponse,
  ListKnowledgeBasesResponse,
} from '@aws-sdk/client-bedrock-agent'
import { type CallServer, KbError } from './call-server.ts'

const PAUSE = 100

/** By its name, which no two of an account have. */
export const findBase = async (call: CallServer, name: string): Promise<KnowledgeBaseSummary | undefined> => {
  let nextToken: string | undefined
  do {
    const page: ListKnowledgeBasesResponse = await call('ListKnowledgeBases', {
      maxResults: 1_000,
      ...(nextToken !== undefined && { nextToken }),
    })
    const found = page.knowledgeBaseSummaries?.find(each => each.name === name && each.status !== 'DELETING')
    if (found !== undefined) return found
    nextToken = page.nextToken
  } while (nextToken !== undefined)
  return undefined
}

export const findSources = async (
  call: CallServer,
  knowledgeBaseId: string,
): Promise<readonly DataSourceSummary[]> => {
  const { dataSourceSummaries = [] } = await call<ListDataSourcesResponse>('ListDataSources', {
    knowledgeBaseId,
    maxResults: 1_000,
  })
  return dataSourceSummaries
}

/** @throws KbError with the reason where it fails. */
export const untilActive = async (call: CallServer, knowledgeBaseId: string): Promise<void> => {
  for (;;) {
    const { knowledgeBase } = await call<GetKnowledgeBaseResponse>('GetKnowledgeBase', { knowledgeBaseId })
    if (knowledgeBase?.status === 'ACTIVE') return
    if (knowledgeBase?.status !== 'CREATING' && knowledgeBase?.status !== 'UPDATING')
      throw new KbError(
        `Knowledge base ${knowledgeBaseId} is ${knowledgeBase?.status}: ${(knowledgeBase?.failureReasons ?? []).join(' ') || 'no reason was given.'}`,
      )
    await setTimeout(PAUSE)
  }
}
