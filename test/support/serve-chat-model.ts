import { createServer } from 'node:http'
import { json } from 'node:stream/consumers'
import { listenLocally } from './listen-locally.ts'

interface ChatMessage {
  readonly role: string
  readonly content?: string | null
  readonly tool_call_id?: string
  readonly tool_calls?: readonly { readonly id: string }[]
}

export interface ChatRequest {
  readonly model: string
  readonly stream?: boolean
  readonly messages: readonly ChatMessage[]
  readonly tools?: readonly { readonly function: { readonly name: string } }[]
}

/** The use of a tool, or a text. */
export type ChatAnswer = { readonly tool: string; readonly input: object } | string

/** A server with OpenAI's API, whose model is a function. */
export const serveChatModel = async (answer: (request: ChatRequest) => ChatAnswer) => {
  const requests: ChatRequest[] = []
  const server = createServer((request, response) => {
    void json(request).then(body => {
      const asked = body as ChatRequest
      requests.push(asked)
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(completionOf(asked, answer(asked), requests.length)))
    })
  })
  const { url, close } = await listenLocally(server)
  return { url: `${url}/v1`, requests, [Symbol.asyncDispose]: close }
}

const completionOf = ({ model }: ChatRequest, answer: ChatAnswer, number: number) => ({
  id: `chatcmpl-${number}`,
  object: 'chat.completion',
  created: 1_790_000_000,
  model,
  choices: [
    {
      index: 0,
      finish_reason: typeof answer === 'string' ? 'stop' : 'tool_calls',
      message:
        typeof answer === 'string'
          ? { role: 'assistant', content: answer }
          : {
              role: 'assistant',
              content: null,
              tool_calls: [
                {
                  id: `call_${number}`,
                  type: 'function',
                  function: { name: answer.tool, arguments: JSON.stringify(answer.input) },
                },
              ],
            },
    },
  ],
  usage: { prompt_tokens: 50, completion_tokens: 10, total_tokens: 60 },
})
