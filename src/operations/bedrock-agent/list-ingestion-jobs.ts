import type { ListIngestionJobsRequest, ListIngestionJobsResponse } from '@aws-sdk/client-bedrock-agent'
import { summarizeJob } from '../../knowledge-bases/describe.ts'
import { requireSource } from '../../knowledge-bases/find-resources.ts'
import type { Job } from '../../knowledge-bases/ingestion/ingestion-jobs.ts'
import { ingestionJob } from '../../resources/ingestion-job.ts'
import { decodePageToken, encodePageToken } from '../../resources/page-token.ts'
import type { Operation } from '../operation.ts'

const PAGE = 100
const MOST_SORTED = 10_000

/** The latest first, unless another order is asked for. */
export const listIngestionJobs: Operation<ListIngestionJobsRequest, ListIngestionJobsResponse> = async (
  { knowledgeBaseId, dataSourceId, filters = [], sortBy, maxResults = PAGE, nextToken },
  context,
) => {
  await requireSource(context.resources, context, knowledgeBaseId, dataSourceId)
  const { jobs } = context.knowledgeBases
  const where = ({ status, document }: Job) =>
    document.dataSourceId === dataSourceId && filters.every(({ values }) => values.includes(status))
  const order = sortBy?.order === 'ASCENDING' ? 'ascending' : 'descending'
  const summarize = async (items: readonly Job[]) =>
    (await Promise.all(items.map(jobs.describe))).map(summarizeJob)

  if (sortBy?.attribute !== 'STATUS') {
    const page = await context.resources
      .of(ingestionJob)
      .list(context, { maxResults, nextToken, order, where })
    return {
      ingestionJobSummaries: await summarize(page.items),
      ...(page.nextToken !== undefined && { nextToken: page.nextToken }),
    }
  }
  const list = ['ingestion-job', context.account, context.region, dataSourceId, 'status', order]
  const start = nextToken === undefined ? 0 : decodePageToken(list, nextToken)
  const all = await context.resources
    .of(ingestionJob)
    .list(context, { maxResults: MOST_SORTED, order, where })
  const sign = order === 'ascending' ? 1 : -1
  const sorted = [...all.items].sort((a, b) => sign * compare(a.status, b.status))
  const end = start + maxResults
  return {
    ingestionJobSummaries: await summarize(sorted.slice(start, end)),
    ...(end < sorted.length && { nextToken: encodePageToken(list, end) }),
  }
}

const compare = (a: string, b: string): number => {
  if (a === b) return 0
  return a < b ? -1 : 1
}
