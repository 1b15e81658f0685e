import type { LoggingConfig } from '@aws-sdk/client-bedrock'
import type { ResourceType } from './resource.ts'

/** Where and what of its calls an account logs in a Region. */
export type ModelInvocationLogging = Pick<
  LoggingConfig,
  | 's3Config'
  | 'textDataDeliveryEnabled'
  | 'imageDataDeliveryEnabled'
  | 'embeddingDataDeliveryEnabled'
  | 'videoDataDeliveryEnabled'
  | 'audioDataDeliveryEnabled'
>

export const modelInvocationLogging: ResourceType<ModelInvocationLogging> = {
  kind: 'model-invocation-logging',
  version: 1,
}

/** An account has one in each Region. */
export const LOGGING_ID = 'configuration'
