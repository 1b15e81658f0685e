import { dialectFor, embedDialectFor, rerankDialectFor } from '../dialects/index.ts'
import type { Demand } from '../metering/meter.ts'
import { countRequest } from './count-tokens.ts'
import { estimateTexts } from './embed.ts'
import type { NativeCall } from './native-call.ts'

/** Where no dialect reads a body. */
const BYTES_PER_TOKEN = 4

/** What a native body asks of the quotas. One that its dialect does not read is passed on all the same, and estimated. */
export const nativeDemand = (call: NativeCall): Demand => {
  const { model } = call.resolved
  if (rerankDialectFor(model.id) !== undefined) return { inputTokens: 0, maxTokens: 0 }
  const guess = Math.ceil((call.input.body?.length ?? 0) / BYTES_PER_TOKEN)
  const embedding = embedDialectFor(model.id)
  try {
    // Pictures in base64 are no text.
    if (embedding !== undefined)
      return {
        inputTokens: estimateTexts(embedding.decodeRequest(call.body(), model.id).texts),
        maxTokens: 0,
      }
    const request = dialectFor(model.id)?.decodeRequest(call.body(), model.id)
    if (request !== undefined)
      return {
        inputTokens: countRequest(request, model.id),
        maxTokens: request.inferenceConfig?.maxTokens,
      }
  } catch {
    // Whoever answers tells what is wrong with it.
  }
  return embedding === undefined ? { inputTokens: guess } : { inputTokens: guess, maxTokens: 0 }
}
