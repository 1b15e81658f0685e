import type { PromptRouterSummary } from '@aws-sdk/client-bedrock'
import type { PromptRouter } from '../resources/prompt-router.ts'
import type { Resource } from '../resources/resource.ts'
import type { DefaultPromptRouter } from './default-prompt-routers.ts'

/** An account's own router as the control plane shows it. */
export const summarizePromptRouter = ({
  arn,
  name,
  createdAt,
  updatedAt,
  document,
}: Resource<PromptRouter>): PromptRouterSummary => ({
  promptRouterName: name,
  ...summarizeRule(document),
  createdAt,
  updatedAt,
  promptRouterArn: arn,
  status: 'AVAILABLE',
  type: 'custom',
})

/** One of AWS's; when it was made is known of none. */
export const summarizeDefaultPromptRouter = ({
  arn,
  name,
  document,
}: DefaultPromptRouter): PromptRouterSummary => ({
  promptRouterName: name,
  ...summarizeRule(document),
  promptRouterArn: arn,
  status: 'AVAILABLE',
  type: 'default',
})

const summarizeRule = ({ description, targets, fallbackArn, responseQualityDifference }: PromptRouter) => ({
  ...(description !== undefined && { description }),
  routingCriteria: { responseQualityDifference },
  models: targets.map(({ arn }) => ({ modelArn: arn })),
  fallbackModel: { modelArn: fallbackArn },
})
