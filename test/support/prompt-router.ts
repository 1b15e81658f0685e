import { type BedrockClient, CreatePromptRouterCommand } from '@aws-sdk/client-bedrock'

export const lite = { modelArn: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0' }
export const pro = {
  modelArn: 'arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-pro-v1:0',
}

/** Between Nova Lite and a profile of Nova Pro, the fallback. */
export const createRouter = (
  client: BedrockClient,
  more: Partial<ConstructorParameters<typeof CreatePromptRouterCommand>[0]> = {},
) =>
  client.send(
    new CreatePromptRouterCommand({
      promptRouterName: 'mine',
      models: [lite, pro],
      fallbackModel: pro,
      routingCriteria: { responseQualityDifference: 10 },
      ...more,
    }),
  )
