import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import {
  decodeAnswer,
  decodeAnswerStream,
  encodeAnswer,
  encodeAnswerStream,
} from './cohere-command/chat-answers.ts'
import { decodeChat, encodeChat } from './cohere-command/chat-requests.ts'
import {
  decodeGenerationStream,
  decodeGenerations,
  decodePrompt,
  encodeGenerationStream,
  encodeGenerations,
  encodePrompt,
} from './cohere-command/generate.ts'
import type { ClientDialect, ReplaceableText } from './dialect.ts'
import { isObject, objectsIn } from './native/json.ts'
import { addText } from './native/text-member.ts'

const isChat = (model: string): boolean => model.startsWith('cohere.command-r')

/** Which of the two forms a stream has shows in its first chunk. */
const decodeStream = async function* (
  chunks: AsyncIterable<unknown[]>,
): AsyncGenerator<ConverseStreamOutput[]> {
  const iterator = chunks[Symbol.asyncIterator]()
  const read: unknown[][] = []
  try {
    while (read.at(-1)?.length === 0 || read.length === 0) {
      const { done, value } = await iterator.next()
      if (done === true) break
      read.push(value)
    }
    const first = read.at(-1)?.[0]
    const all = resumed(read, iterator)
    const isText = isObject(first) && !('event_type' in first)
    yield* isText ? decodeGenerationStream(all) : decodeAnswerStream(all)
  } finally {
    await iterator.return?.()
  }
}

const resumed = async function* (
  read: unknown[][],
  rest: AsyncIterator<unknown[]>,
): AsyncGenerator<unknown[]> {
  yield* read
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
}

const texts = (body: unknown): ReplaceableText[] => {
  const found: ReplaceableText[] = []
  if (!isObject(body)) return found
  addText(body, 'prompt', 'user', found)
  addText(body, 'preamble', 'system', found)
  for (const turn of objectsIn(body.chat_history)) {
    const role = turn.role === 'CHATBOT' ? 'assistant' : turn.role === 'SYSTEM' ? 'system' : 'user'
    addText(turn, 'message', role, found)
    addOutputs(turn.tool_results, found)
  }
  addText(body, 'message', 'user', found)
  for (const document of objectsIn(body.documents)) {
    for (const key of Object.keys(document)) addText(document, key, 'user', found)
  }
  addOutputs(body.tool_results, found)
  return found
}

const addOutputs = (results: unknown, found: ReplaceableText[]): void => {
  for (const { outputs } of objectsIn(results))
    for (const output of objectsIn(outputs))
      for (const key of Object.keys(output)) addText(output, key, 'tool', found)
}

/**
 * Two generations: Command completes a prompt, Command R has a conversation.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-cohere-command.html
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-cohere-command-r-plus.html
 */
export const cohereCommand: ClientDialect = {
  modelIds: /^cohere\.command/,
  decodeRequest: (body, model) => (isChat(model) ? decodeChat(body) : decodePrompt(body)),
  encodeRequest: (request, model) => (isChat(model) ? encodeChat(request) : encodePrompt(request)),
  encodeResponse: (response, model, requestId, body) =>
    isChat(model) ? encodeAnswer(response, requestId, body) : encodeGenerations(response, requestId, body),
  encodeStream: (events, model, requestId, known, body) =>
    isChat(model)
      ? encodeAnswerStream(events, requestId, known, body)
      : encodeGenerationStream(events, known),
  decodeResponse: body =>
    isObject(body) && 'generations' in body ? decodeGenerations(body) : decodeAnswer(body),
  decodeStream,
  texts,
}
