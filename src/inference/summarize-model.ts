import type { FoundationModelDetails, FoundationModelLifecycle } from '@aws-sdk/client-bedrock'
import { type FoundationModel, inferenceTypes, type Lifecycle } from './catalogue.ts'

/** A model as the control plane shows it. Unknown facts are left out. */
export const summarizeModel = (model: FoundationModel, region: string): FoundationModelDetails => ({
  modelArn: `arn:${partitionOf(region)}:bedrock:${region}::foundation-model/${model.id}`,
  modelId: model.id,
  modelName: model.name,
  providerName: model.provider,
  inputModalities: [...model.inputModalities] as FoundationModelDetails['inputModalities'],
  outputModalities: [...model.outputModalities] as FoundationModelDetails['outputModalities'],
  responseStreamingSupported: model.streaming,
  customizationsSupported: [
    ...(model.customizations ?? []),
  ] as FoundationModelDetails['customizationsSupported'],
  // The service answers INFERENCE_PROFILE here, which its own description does not list.
  inferenceTypesSupported: inferenceTypes(model, region) as FoundationModelDetails['inferenceTypesSupported'],
  modelLifecycle: summarizeLifecycle(model.lifecycle),
})

const summarizeLifecycle = (lifecycle: Lifecycle): FoundationModelLifecycle | undefined =>
  lifecycle.status === 'UNKNOWN'
    ? undefined
    : {
        status: lifecycle.status,
        startOfLifeTime: toDate(lifecycle.startOfLifeTime),
        legacyTime: toDate(lifecycle.legacyTime),
        publicExtendedAccessTime: toDate(lifecycle.publicExtendedAccessTime),
        endOfLifeTime: toDate(lifecycle.endOfLifeTime),
      }

const toDate = (date: string | null | undefined): Date | undefined => (date ? new Date(date) : undefined)

const partitionOf = (region: string): string => (region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws')
