import type { Backend } from '../../src/backends/backend.ts'
import { MovableClock } from '../../src/clock.ts'
import { createBreaker } from '../../src/inference/breaker.ts'
import type { InferenceContext } from '../../src/inference/inference.ts'
import type { ResolvedModel } from '../../src/inference/resolve-model.ts'
import { createServe } from '../../src/inference/serve.ts'
import { createMeter } from '../../src/metering/create-meter.ts'
import type { UsageRecord } from '../../src/metering/usage-record.ts'

/** The path to one model on one backend, without a server: what it recorded and the headers it set. */
export const serveOn = (backend: Backend, model: string) => {
  const clock = new MovableClock()
  const clocks = { service: clock, wall: clock }
  const records: UsageRecord[] = []
  const headers: Record<string, string> = {}
  const serve = createServe({
    route: () => [{ name: 'one', backend }],
    breaker: createBreaker({ clock }),
    clocks,
    meter: createMeter({
      quotas: { admit: async () => undefined },
      record: async usage => void records.push(usage),
      clocks,
    }),
  })
  const resolved: ResolvedModel = {
    model: {
      id: model,
      provider: 'any',
      inputModalities: ['TEXT'],
      outputModalities: ['EMBEDDING'],
      lifecycle: { status: 'ACTIVE' },
      limits: {},
    },
    invocable: model,
    quota: 'on-demand',
  }
  const context: InferenceContext = {
    operation: 'InvokeModel',
    requestId: 'r',
    account: '123456789012',
    region: 'us-east-1',
    principal: { arn: 'arn:aws:iam::123456789012:user/me', account: '123456789012', verified: true },
    signal: new AbortController().signal,
    answer: {
      header(name, value) {
        headers[name] = value
      },
    },
  }
  return { serve, resolved, context, records, headers }
}
