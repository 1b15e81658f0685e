import { BedrockRuntimeClient, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { startBedrock } from './bedrock-upstream.ts'
import { startIdleProxy } from './idle-proxy.ts'
import { startOutcrop } from './start-outcrop.ts'

export interface PacedStream {
  readonly text: string
  readonly kinds: readonly string[]
  /** The same answer at once. */
  readonly whole: string
  /** Connections that a proxy cut while the stream came. */
  readonly cut: number
  /** Connections that lived longer than the proxies let idle ones live: one through each. */
  readonly outlived: number
}

const input = {
  modelId: 'us.anthropic.claude-haiku-4-5-20251001-v1:0',
  messages: [
    {
      role: 'user' as const,
      content: [
        { text: `Repeat after me: ${'The gateway moves to its new home in October. '.repeat(8).trim()}` },
      ],
    },
  ],
}

const read = async (endpoint: string) => {
  const client = new BedrockRuntimeClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'anything' },
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler(),
  })
  const kinds: string[] = []
  let text = ''
  let outputTokens = 0
  try {
    const { stream } = await client.send(new ConverseStreamCommand(input))
    for await (const event of stream ?? []) {
      kinds.push(Object.keys(event)[0] ?? '')
      text += event.contentBlockDelta?.delta?.text ?? ''
      outputTokens = event.metadata?.usage?.outputTokens ?? outputTokens
    }
  } finally {
    client.destroy()
  }
  return { kinds, text, outputTokens }
}

/**
 * A stream of so many seconds from a paced Bedrock, through a proxy to a front, and from there through another to the
 * client. Both proxies cut what is idle.
 */
export const streamThroughProxies = async (seconds: number, idleMs: number): Promise<PacedStream> => {
  await using fast = await startOutcrop()
  const { text: whole, outputTokens } = await read(fast.url)
  await using bedrock = await startBedrock({
    backends: { embedded: { type: 'embedded', tokensPerSecond: outputTokens / seconds } },
  })
  await using behind = await startIdleProxy(bedrock.port, idleMs)
  await using front = await startOutcrop({
    backends: { real: { type: 'bedrock', endpoint: behind.url } },
    models: [{ model: '*', backends: ['real'] }],
  })
  await using before = await startIdleProxy(front.port, idleMs)
  const { text, kinds } = await read(before.url)
  const outlived = behind.outlived() + before.outlived()
  return { text, kinds, whole, outlived, cut: behind.cut() + before.cut() }
}
