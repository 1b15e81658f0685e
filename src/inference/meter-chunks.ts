import { metadataIn } from '../dialects/native/invocation-metrics.ts'
import type { CallMeter, Taken } from '../metering/meter.ts'

const BYTES_PER_TOKEN = 30
const METRICS = Buffer.from('"amazon-bedrock-invocationMetrics"')

/** Native chunks as they are; the usage is read from the last, which Bedrock gives its metrics. */
export const meterChunks = async function* (
  chunks: AsyncIterable<Uint8Array[]>,
  meter: CallMeter,
): AsyncGenerator<Uint8Array[]> {
  let bytes = 0
  let taken: Taken | undefined
  try {
    for await (const batch of chunks) {
      for (const chunk of batch) {
        bytes += chunk.length
        taken = usageIn(chunk) ?? taken
      }
      if (taken === undefined) meter.produced(Math.ceil(bytes / BYTES_PER_TOKEN))
      else await meter.ended(taken)
      yield batch
    }
    await meter.ended(taken ?? {})
  } catch (error) {
    await meter.failed(error)
    throw error
  } finally {
    if (!meter.isOver()) await meter.failed(new DOMException('The client has left.', 'AbortError'))
  }
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
