import type { JsonObject } from '../native/json.ts'

/** What answers and chunks begin with. */
export const encodeHead = (object: string, model: string, requestId: string): JsonObject => ({
  id: `chatcmpl-${requestId}`,
  object,
  created: Math.floor(Date.now() / 1_000),
  model,
})
