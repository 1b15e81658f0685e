import {
  type BedrockClient,
  CreateInferenceProfileCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-bedrock'

/** The ARN of a new application inference profile with the tag `team`: `a`. */
export const createTaggedProfile = async (bedrock: BedrockClient): Promise<string> => {
  const { inferenceProfileArn = '' } = await bedrock.send(
    new CreateInferenceProfileCommand({
      inferenceProfileName: 'mine',
      modelSource: { copyFrom: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0' },
      tags: [{ key: 'team', value: 'a' }],
    }),
  )
  return inferenceProfileArn
}

export const tagsOf = async (bedrock: BedrockClient, resourceARN: string) =>
  (await bedrock.send(new ListTagsForResourceCommand({ resourceARN }))).tags

export const missingProfile =
  'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/aaaaaaaaaaaa'
export const refusalOfMissing = { name: 'ResourceNotFoundException', $metadata: { httpStatusCode: 404 } }
