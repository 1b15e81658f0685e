import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
} from '@aws-sdk/client-bedrock-agent-runtime'
import type { Operation } from '../operation.ts'

export const listTagsForResource: Operation<ListTagsForResourceRequest, ListTagsForResourceResponse> = async (
  { resourceArn },
  context,
) => {
  const tags = await context.resources.tags.list(context, resourceArn)
  return { tags: Object.fromEntries(tags.map(({ key, value }) => [key, value])) }
}
