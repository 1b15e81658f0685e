import type { UntagResourceRequest, UntagResourceResponse } from '@aws-sdk/client-bedrock'
import type { Operation } from '../operation.ts'

export const untagResource: Operation<UntagResourceRequest, UntagResourceResponse> = async (
  { resourceARN, tagKeys },
  context,
) => {
  await context.resources.tags.remove(context, resourceARN, tagKeys)
  return {}
}
