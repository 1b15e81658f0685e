import type { TagResourceRequest, TagResourceResponse } from '@aws-sdk/client-bedrock-agent-runtime'
import { BedrockException, serviceQuotaExceededException } from '../../errors.ts'
import type { Operation } from '../operation.ts'

export const tagResource: Operation<TagResourceRequest, TagResourceResponse> = async (
  { resourceArn, tags },
  context,
) => {
  const added = Object.entries(tags).map(([key, value]) => ({ key, value }))
  try {
    await context.resources.tags.add(context, resourceArn, added)
  } catch (error) {
    // This service has no exception of its own for it.
    if (error instanceof BedrockException && error.name === 'TooManyTagsException')
      throw serviceQuotaExceededException(error.message, { cause: error })
    throw error
  }
  return {}
}
