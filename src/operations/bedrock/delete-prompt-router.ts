import type { DeletePromptRouterRequest, DeletePromptRouterResponse } from '@aws-sdk/client-bedrock'
import { validationException } from '../../errors.ts'
import { isDefaultPromptRouter } from '../../inference/default-prompt-routers.ts'
import { promptRouter } from '../../resources/prompt-router.ts'
import type { Operation } from '../operation.ts'

/** Only what the account has made. */
export const deletePromptRouter: Operation<DeletePromptRouterRequest, DeletePromptRouterResponse> = async (
  { promptRouterArn },
  context,
) => {
  if (isDefaultPromptRouter(promptRouterArn))
    throw validationException('A default prompt router cannot be deleted.')
  await context.resources.of(promptRouter).delete(context, promptRouterArn)
  return {}
}
