import { metadataIn } from '../dialects/native/invocation-metrics.ts'
import type { CallMeter, Taken } from '../metering/meter.ts'

const BYTES_PER_TOKEN = 30
const METRICS = Buffer.from('"amazon-bedrock-invocationMetrics"')

/** Native chunks as they are; what the model took is read from the last, which Bedrock gives its metrics. */
export const meterChunks = async function* (
  chunks: AsyncIterable<Uint8Array[]>,
  meter: CallMeter,
): AsyncGenerator<Uint8Array[]> {
  let bytes = 0
  let taken: Taken | undefined
  for await (const batch of chunks) {
    for (const chunk of batch) {
      bytes += chunk.length
      taken = usageIn(chunk) ?? taken
    }
    meter.produced(Math.ceil(bytes / BYTES_PER_TOKEN))
    if (taken !== undefined) await meter.took(taken)
    yield batch
  }
  await meter.took({})
}

const usageIn = (chunk: Uint8Array): Taken | undefined => {
  const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
  if (!bytes.includes(METRICS)) return undefined
  try {
    return metadataIn(JSON.parse(bytes.toString('utf8')))?.usage
  } catch {
    return undefined
  }
}
