import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import type { CallMeter } from '../metering/meter.ts'

/** Enough to see that an answer outgrows its reservation; the usage in its end says how long it was. */
const CHARACTERS_PER_TOKEN = 4

/** The events as they are, and what the model took for them told to the meter. */
export const meterEvents = async function* (
  events: AsyncIterable<ConverseStreamOutput[]>,
  meter: CallMeter,
): AsyncGenerator<ConverseStreamOutput[]> {
  let characters = 0
  for await (const batch of events) {
    let end: ConverseStreamOutput.MetadataMember | undefined
    for (const event of batch) {
      if (event.metadata !== undefined) end = event
      else if (event.contentBlockDelta !== undefined) characters += lengthOf(event)
    }
    meter.produced(Math.ceil(characters / CHARACTERS_PER_TOKEN))
    if (end !== undefined) await meter.took(end.metadata.usage ?? {})
    yield batch
  }
}

const lengthOf = ({ contentBlockDelta }: ConverseStreamOutput): number => {
  const { text, toolUse, reasoningContent } = contentBlockDelta?.delta ?? {}
  return (text ?? toolUse?.input ?? reasoningContent?.text ?? '').length
}
