import { resourceNotFoundException, toBedrockException } from '../errors.ts'
import type { HttpRequest, HttpResponse } from '../wire/exchange.ts'
import { errorResponse } from './error-response.ts'

export interface OutcropRoutesOptions {
  readonly version: string
  /** Whether requests are answered. */
  readonly ready: () => boolean
  /** Throws for a caller that may not. */
  readonly authorize: (request: HttpRequest) => Promise<void>
}

/**
 * Outcrop's own pages, under `/outcrop/`. Undefined for a request that is Bedrock's.
 *
 * Health and readiness need no credentials: a load balancer cannot sign, and they tell nothing about anybody.
 * Everything else needs the same as an operation.
 */
export const createOutcropRoutes =
  ({ version, ready, authorize }: OutcropRoutesOptions) =>
  async (request: HttpRequest): Promise<HttpResponse | undefined> => {
    if (!request.target.startsWith('/outcrop/')) return undefined
    const path = request.target.split('?', 1)[0]
    const reads = request.method === 'GET' || request.method === 'HEAD'
    if (reads && path === '/outcrop/health') return json(200, { status: 'alive', version })
    if (reads && path === '/outcrop/ready') {
      return ready() ? json(200, { status: 'ready' }) : json(503, { status: 'starting' })
    }
    try {
      await authorize(request)
      throw resourceNotFoundException(`There is no ${request.method} ${path}.`, {
        hint: 'GET /outcrop/health and GET /outcrop/ready are here.',
      })
    } catch (error) {
      return errorResponse(toBedrockException(error))
    }
  }

const json = (status: number, body: object): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify(body)),
})
