import { createCredentials } from '../../src/access/credentials.ts'
import { systemClock } from '../../src/clock.ts'
import { createLogger } from '../../src/log.ts'
import type { Services } from '../../src/operations/operation.ts'
import type { ServiceName } from '../../src/wire/api.ts'
import { createAuthenticate } from '../../src/wire/authenticate.ts'
import type { HttpHandler, HttpRequest } from '../../src/wire/exchange.ts'
import { createHandle, type Operations } from '../../src/wire/handle.ts'
import type { ExampleRequest } from './example-request.ts'

export interface WireAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** The JSON of the body; undefined for none. */
  readonly body: unknown
}

export const noOperations: Operations = {
  bedrock: {},
  'bedrock-runtime': {},
  'bedrock-agent': {},
  'bedrock-agent-runtime': {},
}

/** The whole pipeline in process, around some operations; anyone may call. */
export const createWire = async (operations: Operations): Promise<HttpHandler> =>
  createHandle({
    operations,
    services: {} as Services, // nothing that these tests put behind the wire asks for one
    authenticate: createAuthenticate({
      required: false,
      account: '123456789012',
      credentials: createCredentials([], []),
      clock: systemClock,
    }),
    account: '123456789012',
    region: 'us-east-1',
    bodyBytes: 50_000_000,
    faults: { find: () => undefined },
    log: await createLogger({ level: 'silent', format: 'json' }),
  })

const { signal } = new AbortController()

export const toHttpRequest = (
  { method, target, headers, body }: ExampleRequest,
  authority = '127.0.0.1:4510',
): HttpRequest => ({
  method,
  target,
  headers,
  rawHeaders: Object.entries(headers).flat(),
  authority,
  protocol: 'h1',
  remoteAddress: '127.0.0.1',
  signal,
  readBody: async () => body,
})

export const send = async (
  handle: HttpHandler,
  request: ExampleRequest,
  authority?: string,
): Promise<WireAnswer> => {
  const { status, headers, body } = await handle(toHttpRequest(request, authority))
  if (body !== undefined && !(body instanceof Uint8Array)) throw new Error('The answer is a stream')
  return {
    status,
    headers,
    body: body === undefined || body.length === 0 ? undefined : JSON.parse(Buffer.from(body).toString()),
  }
}

/** The host name at which AWS answers a service: it decides between services. */
export const hostOf = (service: ServiceName): string => `${service}.us-east-1.amazonaws.com`
