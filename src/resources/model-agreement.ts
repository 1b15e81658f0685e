import type { ResourceType } from './resource.ts'

/** A subscription to a third party's model, for each Region; its id is the model's. */
export interface ModelAgreement {
  /** Milliseconds on the service clock. */
  readonly availableAt: number
}

export const modelAgreement: ResourceType<ModelAgreement> = { kind: 'model-agreement', version: 1 }
