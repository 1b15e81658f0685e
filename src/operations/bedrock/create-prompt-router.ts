import type { CreatePromptRouterRequest, CreatePromptRouterResponse } from '@aws-sdk/client-bedrock'
import { checkPromptRouter, checkTwo } from '../../inference/check-prompt-router.ts'
import { type PromptRouter, promptRouter } from '../../resources/prompt-router.ts'
import type { Operation } from '../operation.ts'

export const createPromptRouter: Operation<CreatePromptRouterRequest, CreatePromptRouterResponse> = async (
  input,
  context,
) => {
  const { clientRequestToken, ...asked } = input
  const { promptRouterName: name, description, models, fallbackModel, routingCriteria, tags } = asked
  checkTwo(models.map(({ modelArn }) => modelArn))
  const document: PromptRouter = {
    ...(description !== undefined && { description }),
    targets: await Promise.all(
      models.map(async ({ modelArn: arn }) => {
        const { model } = await context.models.identify(arn, context)
        return { arn, model: model.id }
      }),
    ),
    fallbackArn: fallbackModel.modelArn,
    responseQualityDifference: routingCriteria.responseQualityDifference,
  }
  checkPromptRouter(document)
  const { arn } = await context.resources.of(promptRouter).create(context, {
    name,
    status: 'AVAILABLE',
    document,
    tags,
    once: { token: clientRequestToken, input: asked },
  })
  return { promptRouterArn: arn }
}
