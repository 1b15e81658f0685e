import type { TagResourceRequest, TagResourceResponse } from '@aws-sdk/client-bedrock'
import type { Operation } from '../operation.ts'

export const tagResource: Operation<TagResourceRequest, TagResourceResponse> = async (
  { resourceARN, tags },
  context,
) => {
  await context.resources.tags.add(context, resourceARN, tags)
  return {}
}
