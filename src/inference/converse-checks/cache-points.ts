import type { CachePointBlock } from '@aws-sdk/client-bedrock-runtime'
import type { ModelRequest } from '../../dialects/dialect.ts'
import { accessDeniedException } from '../../errors.ts'
import type { FoundationModel } from '../catalogue.ts'
import { isClaudeFrom } from './claude.ts'
import { refuse, refuseAsModel } from './refuse.ts'

const DOCUMENTED_CHECKPOINTS = 4
/** The catalogue does not name the prices of these; the user guide has them among the models that cache. */
const CACHING = /^(amazon\.nova-(micro|lite|pro|premier|2-lite)-|anthropic\.claude-3-(5-haiku|7))/

/** A cache point closes the block before it, which is where Claude's form of the request carries it. */
interface CachePoint {
  readonly point: CachePointBlock
  /** Of the list that it stands in, such as `messages.0.content`. */
  readonly list: string
  /** Of the block before it, not counting cache points; -1 where there is none. */
  readonly closes: number
}

/**
 * Cache points go to models that cache, behind something to cache, few, and the longest-lived first.
 *
 * @throws AccessDeniedException, which is what Bedrock says of a model without prompt caching.
 * @throws ValidationException
 */
export const checkCachePoints = (request: ModelRequest, model: FoundationModel): void => {
  const points = cachePoints(request)
  if (points.length === 0) return
  if (!caches(model))
    throw accessDeniedException(
      'You invoked an unsupported model or your request did not allow prompt caching. See the documentation for more information.',
      { hint: `${model.id} has no prompt caching. Leave the cachePoint blocks out.` },
    )
  for (const { list, closes } of points)
    if (closes < 0)
      throw refuseAsModel(
        `${list}.0.type: Field required`,
        `${list} begins with a cachePoint, which has nothing before it to cache. Put it behind what is to be cached.`,
      )
  const limit = model.promptCache?.checkpoints ?? DOCUMENTED_CHECKPOINTS
  if (points.length > limit)
    throw refuseAsModel(
      `A maximum of ${limit} blocks with cache_control may be provided. Found ${points.length}.`,
      'Tools, system and messages count together. Keep the last ones: each caches all that comes before it.',
    )
  checkOrder(points)
}

const caches = (model: FoundationModel): boolean =>
  model.promptCache !== undefined || isClaudeFrom(model, 4) || CACHING.test(model.id)

const checkOrder = (points: readonly CachePoint[]): void => {
  let short = false
  for (const { point, list, closes } of points) {
    if (point.ttl !== '1h') short = true
    else if (short)
      throw refuseAsModel(
        `${list}.${closes}.cache_control.ttl: a ttl='1h' cache_control block must not come after a ttl='5m' cache_control block. Note that blocks are processed in the following order: \`tools\`, \`system\`, \`messages\`.`,
        'A cachePoint without a ttl lives for 5m. Give the earlier ones 1h too, or this one 5m.',
      )
  }
}

/** In the order in which they are processed. */
const cachePoints = ({ toolConfig, system = [], messages = [] }: ModelRequest): CachePoint[] => [
  ...pointsIn('tools', toolConfig?.tools ?? []),
  ...pointsIn('system', system),
  ...messages.flatMap(({ content = [] }, index) => pointsIn(`messages.${index}.content`, content)),
]

const pointsIn = (
  list: string,
  blocks: readonly { cachePoint?: CachePointBlock; reasoningContent?: unknown }[],
): CachePoint[] => {
  const points: CachePoint[] = []
  let closes = -1
  for (const [index, { cachePoint }] of blocks.entries()) {
    if (cachePoint === undefined) {
      closes += 1
      continue
    }
    if (blocks[index - 1]?.reasoningContent !== undefined)
      throw refuse(
        'Cache point cannot be inserted after reasoning block. Please remove the invalid cache point and try again.',
        `${list}.${index} follows reasoning. Put it behind the text or the tool use of the turn.`,
      )
    points.push({ point: cachePoint, list, closes })
  }
  return points
}
