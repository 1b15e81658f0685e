import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import type { CallMeter } from '../metering/meter.ts'

/** Enough to see that an answer outgrows its reservation; the usage in its end says how long it was. */
const CHARACTERS_PER_TOKEN = 4

/** The events as they are, and what they took told to the meter: the last of them waits until that is kept. */
export const meterEvents = async function* (
  events: AsyncIterable<ConverseStreamOutput[]>,
  meter: CallMeter,
): AsyncGenerator<ConverseStreamOutput[]> {
  let characters = 0
  try {
    for await (const batch of events) {
      let ended: ConverseStreamOutput.MetadataMember | undefined
      for (const event of batch) {
        if (event.metadata !== undefined) ended = event
        else if (event.contentBlockDelta !== undefined) characters += lengthOf(event)
      }
      if (ended === undefined) meter.produced(Math.ceil(characters / CHARACTERS_PER_TOKEN))
      else await meter.ended(ended.metadata.usage ?? {})
      yield batch
    }
  } catch (error) {
    await meter.failed(error)
    throw error
  } finally {
    if (!meter.isOver()) await meter.failed(new DOMException('The client has left.', 'AbortError'))
  }
}

const lengthOf = ({ contentBlockDelta }: ConverseStreamOutput): number => {
  const { text, toolUse, reasoningContent } = contentBlockDelta?.delta ?? {}
  return (text ?? toolUse?.input ?? reasoningContent?.text ?? '').length
}
