import type { ConverseRequest, ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import type { Backend } from '../../src/backends/backend.ts'
import { createEmbeddedBackend } from '../../src/backends/embedded/create-embedded-backend.ts'

/** A model that says what a test wants, in pieces of a few characters, and keeps what it was asked; embeddings are the embedded model's. */
export const createAnsweringBackend = (
  answer: (request: ConverseRequest) => string,
  size = 3,
): Backend & { readonly requests: ConverseRequest[] } => {
  const requests: ConverseRequest[] = []
  return {
    ...createEmbeddedBackend(),
    requests,
    async converse(request) {
      requests.push(request)
      return { served: { backend: 'answering' }, events: eventsOf(answer(request), size) }
    },
  }
}

const eventsOf = async function* (text: string, size: number): AsyncGenerator<ConverseStreamOutput[]> {
  yield [{ messageStart: { role: 'assistant' } }]
  for (let at = 0; at < text.length; at += size)
    yield [{ contentBlockDelta: { contentBlockIndex: 0, delta: { text: text.slice(at, at + size) } } }]
  yield [
    { contentBlockStop: { contentBlockIndex: 0 } },
    { messageStop: { stopReason: 'end_turn' } },
    {
      metadata: {
        usage: { inputTokens: 10, outputTokens: 5, totalTokens: 15 },
        metrics: { latencyMs: 1 },
      },
    },
  ]
}
