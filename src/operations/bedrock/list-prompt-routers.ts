import type { ListPromptRoutersRequest, ListPromptRoutersResponse } from '@aws-sdk/client-bedrock'
import { defaultPromptRoutersIn } from '../../inference/default-prompt-routers.ts'
import {
  summarizeDefaultPromptRouter,
  summarizePromptRouter,
} from '../../inference/summarize-prompt-router.ts'
import { decodePageToken, encodePageToken } from '../../resources/page-token.ts'
import { promptRouter } from '../../resources/prompt-router.ts'
import type { Operation } from '../operation.ts'

const PAGE = 100

/** AWS's routers unless the account's own are asked for: the description says so of an absent type. */
export const listPromptRouters: Operation<ListPromptRoutersRequest, ListPromptRoutersResponse> = async (
  { type, maxResults = PAGE, nextToken },
  context,
) => {
  if (type === 'custom') {
    const page = await context.resources.of(promptRouter).list(context, { maxResults, nextToken })
    return {
      promptRouterSummaries: page.items.map(summarizePromptRouter),
      ...(page.nextToken !== undefined && { nextToken: page.nextToken }),
    }
  }
  if (type === undefined)
    context.answer.hint("Without a type AWS's routers are listed; type=custom lists your own.")
  const list = ['default-prompt-router', context.account, context.region]
  const start = nextToken === undefined ? 0 : decodePageToken(list, nextToken)
  const all = defaultPromptRoutersIn(context)
  const end = start + maxResults
  return {
    promptRouterSummaries: all.slice(start, end).map(summarizeDefaultPromptRouter),
    ...(end < all.length && { nextToken: encodePageToken(list, end) }),
  }
}
