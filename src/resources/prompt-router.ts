import type { ResourceType } from './resource.ts'

export interface PromptRouter {
  readonly description?: string
  /** Those that it chooses among; the fallback is one of them. */
  readonly targets: readonly PromptRouterTarget[]
  readonly fallbackArn: string
  /** Percent. */
  readonly responseQualityDifference: number
}

export interface PromptRouterTarget {
  /** Of a foundation model or an inference profile, as it was given. */
  readonly arn: string
  /** The ID of the foundation model behind it. */
  readonly model: string
}

export const promptRouter: ResourceType<PromptRouter> = {
  kind: 'prompt-router',
  version: 1,
  namesAreUnique: true,
}
