import type { GetPromptRouterRequest, GetPromptRouterResponse } from '@aws-sdk/client-bedrock'
import { findDefaultPromptRouter } from '../../inference/default-prompt-routers.ts'
import {
  summarizeDefaultPromptRouter,
  summarizePromptRouter,
} from '../../inference/summarize-prompt-router.ts'
import { promptRouter } from '../../resources/prompt-router.ts'
import type { Operation } from '../operation.ts'

/** One of AWS's or of the account's own. */
export const getPromptRouter: Operation<GetPromptRouterRequest, GetPromptRouterResponse> = async (
  { promptRouterArn },
  context,
) => {
  const found = findDefaultPromptRouter(promptRouterArn, context)
  if (found !== undefined) return summarizeDefaultPromptRouter(found)
  return summarizePromptRouter(await context.resources.of(promptRouter).get(context, promptRouterArn))
}
