import type { ResourceType } from './resource.ts'

export interface ApplicationInferenceProfile {
  readonly description?: string
  /** The ARN of the foundation model or cross-region profile that it was made from. */
  readonly copiedFrom: string
  /** ARNs of the foundation models that it may route to. */
  readonly models: readonly string[]
}

export const applicationInferenceProfile: ResourceType<ApplicationInferenceProfile> = {
  kind: 'application-inference-profile',
  version: 1,
}
