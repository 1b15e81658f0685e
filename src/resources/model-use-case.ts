import type { Owner, ResourceType } from './resource.ts'

/** The form that Anthropic asks of a new account, once for all Regions. */
export interface ModelUseCase {
  /** Base64, as it was sent. */
  readonly formData: string
}

export const modelUseCase: ResourceType<ModelUseCase> = { kind: 'model-use-case', version: 1 }

/** An account has one, whatever the Region. */
export const USE_CASE_ID = 'anthropic'
export const ownerOfUseCase = ({ account }: Owner): Owner => ({ account, region: '' })
