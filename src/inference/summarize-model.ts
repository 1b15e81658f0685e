import type { FoundationModelDetails, FoundationModelLifecycle } from '@aws-sdk/client-bedrock'
import { partitionOf } from '../resources/arn.ts'
import { type FoundationModel, inferenceTypes } from './catalogue.ts'
import { lifecycleAt } from './lifecycle.ts'

export const modelArn = (id: string, region: string): string =>
  `arn:${partitionOf(region)}:bedrock:${region}::foundation-model/${id}`

/** A model as the control plane shows it. Unknown facts are left out. @param now on the service clock. */
export const summarizeModel = (
  model: FoundationModel,
  region: string,
  now: number,
): FoundationModelDetails => ({
  modelArn: modelArn(model.id, region),
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
  modelLifecycle: summarizeLifecycle(model, now),
})

const summarizeLifecycle = (model: FoundationModel, now: number): FoundationModelLifecycle | undefined => {
  const state = lifecycleAt(model, now)
  if (state === 'UNKNOWN') return undefined
  const { startOfLifeTime, legacyTime, publicExtendedAccessTime, endOfLifeTime } = model.lifecycle
  return {
    status: state === 'ACTIVE' ? 'ACTIVE' : 'LEGACY',
    startOfLifeTime: toDate(startOfLifeTime),
    legacyTime: toDate(legacyTime),
    publicExtendedAccessTime: toDate(publicExtendedAccessTime),
    endOfLifeTime: toDate(endOfLifeTime),
  }
}

const toDate = (date: string | null | undefined): Date | undefined => (date ? new Date(date) : undefined)
