import { resourceNotFoundException, toBedrockException } from '../errors.ts'
import type { HttpRequest, HttpResponse } from '../wire/exchange.ts'
import type { AdminRequest, Page } from './admin/page.ts'
import { errorResponse } from './error-response.ts'
import { json } from './json-response.ts'

export interface OutcropRoutesOptions {
  readonly version: string
  /** Whether requests are answered. */
  readonly ready: () => boolean
  /** Who asks, and the body that was signed. Throws for a caller that may not. */
  readonly authorize: (request: HttpRequest) => Promise<Pick<AdminRequest, 'principal' | 'body'>>
  /** The first that knows a path answers. */
  readonly pages: readonly Page[]
}

/**
 * Outcrop's own pages, under `/outcrop/`. Undefined for a request that is Bedrock's.
 *
 * Health and readiness need no credentials: a load balancer cannot sign, and they tell nothing about anybody.
 * Everything else needs the same as an operation.
 */
export const createOutcropRoutes =
  ({ version, ready, authorize, pages }: OutcropRoutesOptions) =>
  async (request: HttpRequest): Promise<HttpResponse | undefined> => {
    const path = request.target.split('?', 1)[0]
    // Where scrapers look for it, and no operation of Bedrock's is.
    if (!request.target.startsWith('/outcrop/') && path !== '/metrics') return undefined
    const reads = request.method === 'GET' || request.method === 'HEAD'
    if (reads && path === '/outcrop/health') return json(200, { status: 'alive', version })
    if (reads && path === '/outcrop/ready') {
      return ready() ? json(200, { status: 'ready' }) : json(503, { status: 'starting' })
    }
    try {
      const { method } = request
      const asked = { method, ...urlOf(request.target), ...(await authorize(request)) }
      for (const page of pages) {
        const answer = await page(asked)
        if (answer !== undefined) return answer
      }
      throw resourceNotFoundException(`There is no ${request.method} ${path}.`, {
        hint: 'GET /outcrop/health and GET /outcrop/ready are here.',
      })
    } catch (error) {
      return errorResponse(toBedrockException(error))
    }
  }

const urlOf = (target: string): Pick<AdminRequest, 'path' | 'query'> => {
  const question = target.indexOf('?')
  return question === -1
    ? { path: target, query: new URLSearchParams() }
    : { path: target.slice(0, question), query: new URLSearchParams(target.slice(question + 1)) }
}
