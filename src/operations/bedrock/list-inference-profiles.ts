import type {
  InferenceProfileSummary,
  ListInferenceProfilesRequest,
  ListInferenceProfilesResponse,
} from '@aws-sdk/client-bedrock'
import { summarizeApplicationProfile } from '../../inference/summarize-application-profile.ts'
import { systemProfilesIn } from '../../inference/system-profiles.ts'
import { applicationInferenceProfile } from '../../resources/application-inference-profile.ts'
import { decodePageToken, encodePageToken } from '../../resources/page-token.ts'
import type { Operation } from '../operation.ts'

const PAGE = 100
/** Tells a token of the first part of the list, which AWS defines, from one of the second, which is stored. */
const SYSTEM = 's.'

/** AWS's own profiles first, then the account's. */
export const listInferenceProfiles: Operation<
  ListInferenceProfilesRequest,
  ListInferenceProfilesResponse
> = async ({ typeEquals, maxResults = PAGE, nextToken }, context) => {
  const list = [SYSTEM, context.region]
  const inSystem = typeEquals !== 'APPLICATION' && (nextToken?.startsWith(SYSTEM) ?? true)
  const items: InferenceProfileSummary[] = []
  if (inSystem) {
    const start = nextToken === undefined ? 0 : decodePageToken(list, nextToken.slice(SYSTEM.length))
    const all = systemProfilesIn(context.catalogue, context)
    items.push(...all.slice(start, start + maxResults))
    if (start + maxResults < all.length) {
      const token = `${SYSTEM}${encodePageToken(list, start + maxResults)}`
      return { inferenceProfileSummaries: items, nextToken: token }
    }
  }
  if (typeEquals === 'SYSTEM_DEFINED') return { inferenceProfileSummaries: items }
  const room = maxResults - items.length
  const page = await context.resources.of(applicationInferenceProfile).list(context, {
    maxResults: Math.max(room, 1),
    ...(!inSystem && { nextToken }),
  })
  // A page that AWS's profiles fill ends there; the next one begins with the account's.
  if (room === 0) {
    const token = page.items.length === 0 ? undefined : `${SYSTEM}${encodePageToken(list, END)}`
    return { inferenceProfileSummaries: items, ...(token !== undefined && { nextToken: token }) }
  }
  items.push(...page.items.map(summarizeApplicationProfile))
  return {
    inferenceProfileSummaries: items,
    ...(page.nextToken !== undefined && { nextToken: page.nextToken }),
  }
}

/** Past every profile that AWS defines. */
const END = 1_000_000
