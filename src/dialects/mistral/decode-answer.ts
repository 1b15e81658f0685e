import type { ConverseResponse, ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { decodeAnswer } from '../chat-completion/decode-answer.ts'
import { decodeChatStream } from '../chat-completion/decode-stream.ts'
import { isObject } from '../native/json.ts'
import { mapBatches } from '../native/map-batches.ts'

const form = { reason: 'stop_reason', delta: 'message' } as const

/** @throws ModelErrorException for a body of neither form. */
export const decodeResponse = (body: unknown): ConverseResponse => decodeAnswer(asChat(body), form)

/**
 * @throws ModelStreamErrorException where the chunks end before the message does.
 * @throws ModelErrorException for chunks of neither form.
 */
export const decodeStream = (chunks: AsyncIterable<unknown[]>): AsyncIterable<ConverseStreamOutput[]> =>
  decodeChatStream(
    mapBatches(chunks, chunk => [asChat(chunk)]),
    form,
  )

/** The text form in the words of the chat form; what is not of it as it is. */
const asChat = (body: unknown): unknown => {
  if (!isObject(body) || !Array.isArray(body.outputs)) return body
  const { outputs, ...rest } = body
  const choices = outputs.filter(isObject).map(({ text, stop_reason }) => ({
    message: { role: 'assistant', content: text },
    stop_reason,
  }))
  return { ...rest, choices }
}
