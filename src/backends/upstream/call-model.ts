import type { Upstream, UpstreamAnswer } from './upstream.ts'
import { type AboutUpstream, statusError } from './upstream-error.ts'

export interface ModelCall {
  readonly path: string
  readonly body: unknown
  /** The model's name there. */
  readonly model: string
  readonly headers?: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

/** A server of models, and what may not be told of it. */
export interface ModelServer extends AboutUpstream {
  readonly upstream: Upstream
}

/** Posts a JSON body. @throws BedrockException for any answer but 2xx, and where there is none. */
export const callModel = async (server: ModelServer, call: ModelCall): Promise<UpstreamAnswer> => {
  const { path, body, model, headers, signal } = call
  const answer = await server.upstream.post(path, Buffer.from(JSON.stringify(body)), {
    signal,
    ...(headers !== undefined && { headers }),
  })
  if (answer.status >= 200 && answer.status < 300) return answer
  throw await statusError(answer, server, model)
}
