import * as v from 'valibot'
import { awsSettings } from './aws/aws-settings.ts'
import type { BackendKind } from './backend-kind.ts'
import { formNames } from './sagemaker/form-names.ts'
import { upstreamSettings } from './upstream/upstream-settings.ts'

const name = v.pipe(
  v.string(),
  v.regex(/^[a-zA-Z0-9][a-zA-Z0-9-]{0,62}$/, 'must be 1 to 63 letters, digits and -'),
)

const settings = {
  endpointName: name,
  /** What the container speaks. */
  form: v.optional(v.picklist(formNames), 'openai-chat'),
  /** What the container calls the model, where the route does not say; nothing is said to it where neither does. */
  model: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(256))),
  maxTokensField: v.optional(v.picklist(['max_tokens', 'max_completion_tokens'])),
  inferenceComponentName: v.optional(name),
  targetVariant: v.optional(name),
  ...awsSettings,
  eventBytes: upstreamSettings.eventBytes,
}

/** A model's container on an endpoint of one's own at SageMaker. */
export const sagemaker: BackendKind<typeof settings> = {
  settings,
  async create(settings, setup) {
    // Loaded by the first backend that needs it: most starts have none.
    const { createSagemakerBackend } = await import('./sagemaker/create-sagemaker-backend.ts')
    return createSagemakerBackend(settings, setup)
  },
}
