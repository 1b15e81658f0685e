import { badRequestException, toBedrockException } from '../errors.ts'
import type { HttpRequest, HttpResponse } from '../wire/exchange.ts'
import { errorResponse } from './error-response.ts'
import type { HttpServerOptions } from './http-server-options.ts'

/** The guard's answer, or the handler's; the pipeline answers its own errors, so what it throws is a fault. */
export const answer = async (
  { guard, handle, log }: HttpServerOptions,
  request: HttpRequest,
): Promise<HttpResponse> => {
  try {
    if (!request.target.startsWith('/')) {
      throw badRequestException('The request target must be a path.', {
        hint: 'This server is no proxy: set AWS_ENDPOINT_URL_BEDROCK_RUNTIME, not HTTP_PROXY.',
      })
    }
    const { host = request.authority } = request.headers
    if (host !== request.authority) throw badRequestException('Host and :authority differ.')
    return guard?.(request) ?? (await handle(request))
  } catch (error) {
    const exception = toBedrockException(error)
    if (exception.status >= 500) log.error({ err: error, target: request.target }, 'the handler failed')
    return errorResponse(exception)
  }
}
