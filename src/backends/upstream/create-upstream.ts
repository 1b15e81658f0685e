import { createDispatcher } from './create-dispatcher.ts'
import { createSlots } from './create-slots.ts'
import { receiveAnswer } from './receive-answer.ts'
import type { Upstream } from './upstream.ts'
import type { UpstreamSettings } from './upstream-settings.ts'

export interface UpstreamOptions extends UpstreamSettings {
  readonly baseUrl: string
  /** The backend's, for hints. */
  readonly name: string
}

/** @throws Error naming the setting that cannot be. */
export const createUpstream = async (options: UpstreamOptions): Promise<Upstream> => {
  const { name, answerTimeoutMs } = options
  const { origin, pathname, search } = new URL(options.baseUrl)
  const root = pathname.replace(/\/+$/, '')
  const base = { 'content-type': 'application/json', ...options.headers }
  const dispatcher = await createDispatcher(origin, options, name)
  const slots = createSlots({
    most: options.connections,
    queue: options.queue,
    waitMs: options.queueTimeoutMs,
    name,
  })

  return {
    async post(path, body, { method = 'POST', headers, signal }) {
      const release = await slots.take(signal)
      if (signal.aborted) {
        release()
        throw signal.reason
      }
      const request = {
        origin,
        path: `${root}${path}${search}`,
        method,
        headers: headers === undefined ? base : { ...base, ...headers },
        body: Buffer.from(body.buffer, body.byteOffset, body.byteLength),
      }
      return receiveAnswer(dispatcher, request, { signal, timeoutMs: answerTimeoutMs, name, release })
    },
    close: () => dispatcher.destroy(),
  }
}
