import { arnOf, parseArn } from '../resources/arn.ts'
import type { PromptRouter, PromptRouterTarget } from '../resources/prompt-router.ts'
import type { Owner } from '../resources/resource.ts'

/** A router that AWS defines, the same in every account. */
export interface DefaultPromptRouter {
  readonly arn: string
  readonly name: string
  readonly document: PromptRouter
}

interface Definition {
  readonly id: string
  readonly name: string
  /** The lighter model, then the more capable one. */
  readonly models: readonly [string, string]
  readonly regions: readonly string[]
}

/**
 * AWS lists them nowhere by Region: these are the Regions where accounts were seen to have them. The models are
 * those of the CDK's `DefaultPromptRouterIdentifier` and of what ListPromptRouters was seen to answer.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-routing.html
 */
const DEFINITIONS: readonly Definition[] = [
  {
    id: 'amazon.nova:1',
    name: 'Nova Prompt Router',
    models: ['amazon.nova-lite-v1:0', 'amazon.nova-pro-v1:0'],
    regions: ['ap-south-1', 'us-east-1'],
  },
  {
    id: 'anthropic.claude:1',
    name: 'Anthropic Prompt Router',
    models: ['anthropic.claude-3-haiku-20240307-v1:0', 'anthropic.claude-3-5-sonnet-20240620-v1:0'],
    regions: ['ap-northeast-1', 'us-east-1', 'us-east-2', 'us-west-2'],
  },
  {
    id: 'meta.llama:1',
    name: 'Meta Prompt Router',
    models: ['meta.llama3-1-8b-instruct-v1:0', 'meta.llama3-1-70b-instruct-v1:0'],
    regions: ['us-east-1', 'us-west-2'],
  },
]

const KIND = 'default-prompt-router'

export const defaultPromptRoutersIn = (owner: Owner): readonly DefaultPromptRouter[] =>
  DEFINITIONS.filter(({ regions }) => regions.includes(owner.region)).map(definition =>
    build(definition, owner),
  )

/** Undefined where the ARN is none of the caller's Region and account. */
export const findDefaultPromptRouter = (arn: string, owner: Owner): DefaultPromptRouter | undefined =>
  isDefaultPromptRouter(arn) ? defaultPromptRoutersIn(owner).find(router => router.arn === arn) : undefined

export const isDefaultPromptRouter = (arn: string): boolean => parseArn(arn)?.kind === KIND

/** They "map performance to the more performant of the two models", AWS says: it is the fallback, at no difference. */
const build = ({ id, name, models }: Definition, owner: Owner): DefaultPromptRouter => {
  const [lighter, stronger] = models.map(
    (model): PromptRouterTarget => ({
      arn: arnOf('inference-profile', `${geographyOf(owner.region)}.${model}`, owner),
      model,
    }),
  ) as [PromptRouterTarget, PromptRouterTarget]
  return {
    arn: arnOf(KIND, id, owner),
    name,
    document: {
      targets: [lighter, stronger],
      fallbackArn: stronger.arn,
      responseQualityDifference: 0,
    },
  }
}

const geographyOf = (region: string): string => (region.startsWith('ap-') ? 'apac' : 'us')
