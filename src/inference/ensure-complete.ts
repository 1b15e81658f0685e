import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { modelStreamErrorException, UNEXPECTED_ERROR } from '../errors.ts'

/** A stream that its backend ends without `messageStop` and `metadata` was cut: never a clean-looking end. */
export const ensureComplete = async function* (
  events: AsyncIterable<ConverseStreamOutput[]>,
): AsyncGenerator<ConverseStreamOutput[]> {
  let stopped = false
  let metered = false
  for await (const batch of events) {
    for (const event of batch) {
      if (event.messageStop !== undefined) stopped = true
      if (event.metadata !== undefined) metered = true
    }
    yield batch
  }
  if (!stopped || !metered) {
    throw modelStreamErrorException(UNEXPECTED_ERROR, {
      hint: 'The backend ended its stream before the message was complete.',
    })
  }
}
