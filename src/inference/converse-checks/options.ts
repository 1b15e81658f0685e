import type { ModelRequest } from '../../dialects/dialect.ts'
import { isObject } from '../../dialects/native/json.ts'
import type { FoundationModel } from '../catalogue.ts'
import { refuse } from './refuse.ts'

/** The user guide's "Optimize model inference for latency", by model the Regions that offer it. */
const LATENCY_OPTIMIZED: Readonly<Record<string, readonly string[]>> = {
  'amazon.nova-pro-v1:0': ['us-east-1', 'us-east-2', 'us-west-2'],
  'anthropic.claude-3-5-haiku-20241022-v1:0': ['us-east-2', 'us-west-2'],
  'meta.llama3-1-405b-instruct-v1:0': ['us-east-2'],
  'meta.llama3-1-70b-instruct-v1:0': ['us-east-2', 'us-west-2'],
}

/**
 * What stands beside the conversation is of a kind that the model has.
 *
 * @param region where known, since latency is optimized in some only.
 * @throws ValidationException
 */
export const checkOptions = (
  { additionalModelRequestFields: fields, performanceConfig, serviceTier }: Partial<ModelRequest>,
  model: FoundationModel,
  region: string | undefined,
): void => {
  if (fields !== undefined && !isObject(fields))
    throw refuse(
      'The additionalModelRequestFields field must be a JSON object. Update the field and try again.',
      `Send the model's own parameters by name, such as {"top_k": 50}.`,
    )
  if (performanceConfig?.latency === 'optimized') checkLatency(model, region)
  // Reservations belong to accounts; none can be made here.
  if (serviceTier?.type === 'reserved')
    throw refuse(
      'Reservation not found.',
      'No capacity is reserved. Send the tier default, priority or flex.',
    )
}

const checkLatency = (model: FoundationModel, region: string | undefined): void => {
  const regions = LATENCY_OPTIMIZED[model.id] ?? []
  if (region === undefined ? regions.length > 0 : regions.includes(region)) return
  throw refuse(
    `Latency performance configuration is not supported for ${model.id}${region === undefined ? '' : ` in ${region}`}`,
    regions.length > 0
      ? `${model.id} has it in ${regions.join(', ')}. Send latency standard elsewhere.`
      : `Leave performanceConfig out, or take one of ${Object.keys(LATENCY_OPTIMIZED).join(', ')}.`,
  )
}
