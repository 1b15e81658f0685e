import type { ListTagsForResourceRequest, ListTagsForResourceResponse } from '@aws-sdk/client-bedrock'
import type { Operation } from '../operation.ts'

export const listTagsForResource: Operation<ListTagsForResourceRequest, ListTagsForResourceResponse> = async (
  { resourceARN },
  context,
) => ({
  tags: [...(await context.resources.tags.list(context, resourceARN))],
})
