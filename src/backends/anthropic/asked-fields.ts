import type { ConverseRequest, ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { stopSequenceIn } from '../../dialects/anthropic-messages/encode-response.ts'

/**
 * The events with only those members of the native answer that the request's paths ask for: `/stop_sequence`, in
 * streams `/delta/stop_sequence`.
 */
export const askedFields = (
  events: readonly ConverseStreamOutput[],
  {
    additionalModelResponseFieldPaths: paths = [],
  }: Pick<ConverseRequest, 'additionalModelResponseFieldPaths'>,
): ConverseStreamOutput[] =>
  events.map(event => {
    if (event.messageStop === undefined) return event
    const { stopReason, additionalModelResponseFields: fields } = event.messageStop
    const sequence = { stop_sequence: stopSequenceIn(fields) }
    const asked = {
      ...(paths.includes('/stop_sequence') && sequence),
      ...(paths.includes('/delta/stop_sequence') && { delta: sequence }),
    }
    const hasAny = Object.keys(asked).length > 0
    return { messageStop: { stopReason, ...(hasAny && { additionalModelResponseFields: asked }) } }
  })
