import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { unfinishedStream } from '../../conversation/collect.ts'

/**
 * The batches as they come.
 *
 * @throws ModelStreamErrorException where they end before the message does.
 */
export const wholeMessage = async function* (
  events: AsyncIterable<ConverseStreamOutput[]>,
): AsyncGenerator<ConverseStreamOutput[]> {
  let isStopped = false
  let isMeasured = false
  for await (const batch of events) {
    for (const { messageStop, metadata } of batch) {
      isStopped ||= messageStop !== undefined
      isMeasured ||= metadata !== undefined
    }
    yield batch
  }
  if (!isStopped) throw unfinishedStream('messageStop')
  if (!isMeasured) throw unfinishedStream('metadata')
}
