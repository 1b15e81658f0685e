import type { Backend, Call, Served } from '../backends/backend.ts'
import { modelErrorException, notImplementedException } from '../errors.ts'

/** A native body, asked of a backend whose upstream speaks the model's own form; the answer's JSON. */
export const askNative = async (
  invoke: NonNullable<Backend['invoke']>,
  modelId: string,
  body: unknown,
  call: Call,
): Promise<{ readonly served: Served; readonly body: unknown; readonly inputTokens?: number }> => {
  const passed = invoke(
    { modelId, body: Buffer.from(JSON.stringify(body)), contentType: 'application/json' },
    call,
  )
  if (passed === undefined)
    throw notImplementedException(`No backend here does what was asked of ${modelId}.`)
  const { served, chunks, usage } = await passed
  const pieces: Uint8Array[] = []
  for await (const batch of chunks) pieces.push(...batch)
  return {
    served,
    body: parse(Buffer.concat(pieces)),
    ...(usage?.inputTokens !== undefined && { inputTokens: usage.inputTokens }),
  }
}

const parse = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch (cause) {
    throw modelErrorException('The model returned an unexpected error.', {
      cause,
      hint: `The upstream's answer is not JSON: ${(cause as Error).message}`,
    })
  }
}
