import type { UntagResourceRequest, UntagResourceResponse } from '@aws-sdk/client-bedrock-agent-runtime'
import type { Operation } from '../operation.ts'

export const untagResource: Operation<UntagResourceRequest, UntagResourceResponse> = async (
  { resourceArn, tagKeys },
  context,
) => {
  await context.resources.tags.remove(context, resourceArn, tagKeys)
  return {}
}
