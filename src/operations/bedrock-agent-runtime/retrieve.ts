import type { RetrieveRequest, RetrieveResponse } from '@aws-sdk/client-bedrock-agent-runtime'
import { answerInTime } from '../../knowledge-bases/retrieval/answer-in-time.ts'
import { readQuery } from '../../knowledge-bases/retrieval/read-query.ts'
import { refuseUnbuilt } from '../../knowledge-bases/retrieval/refuse-unbuilt.ts'
import { relaying } from '../../knowledge-bases/retrieval/relay-failure.ts'
import { search } from '../../knowledge-bases/retrieval/search.ts'
import { toResult } from '../../knowledge-bases/retrieval/to-result.ts'
import { inputHash } from '../../resources/input-hash.ts'
import { decodePageToken, encodePageToken } from '../../resources/page-token.ts'
import type { Operation } from '../operation.ts'

const PATH = 'retrievalConfiguration.vectorSearchConfiguration'

/** A page of what is found. The next one is searched for anew: its token says of which question, and where it begins. */
export const retrieve: Operation<RetrieveRequest, RetrieveResponse> = ({ nextToken, ...input }, context) =>
  relaying(async () => {
    refuseUnbuilt(input)
    const query = readQuery(input.retrievalQuery, 'retrievalQuery.text')
    const { account, region } = context
    const list = ['Retrieve', inputHash({ ...input, account, region })]
    const start = nextToken === undefined ? 0 : Math.max(0, decodePageToken(list, nextToken))
    const { base, passages, size } = await answerInTime(context, async bounded => {
      const base = await bounded.knowledgeBases.open(bounded, input.knowledgeBaseId)
      return { base, ...(await search(base, query, input.retrievalConfiguration, PATH, bounded)) }
    })
    const end = start + size
    return {
      retrievalResults: passages.slice(start, end).map(passage => toResult(passage, base.sourceTypes)),
      ...(end < passages.length && { nextToken: encodePageToken(list, end) }),
    }
  })
