import { BedrockException } from '../../errors.ts'
import type { RetrievalContext } from './retrieval-context.ts'

interface LimitedContext extends RetrievalContext {
  readonly timeouts: { readonly knowledgeBases: number }
}

/**
 * What is done, while there is time; its signal ends it then, and nobody waits for what does not listen.
 *
 * @throws DependencyFailedException, as for a model that has taken too long.
 */
export const answerInTime = async <Value>(
  context: LimitedContext,
  run: (bounded: RetrievalContext) => Promise<Value>,
): Promise<Value> => {
  const limit = context.timeouts.knowledgeBases
  const expiry = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const expired = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = tookTooLong(context.operation, limit)
      reject(error)
      expiry.abort(error)
    }, limit)
  })
  try {
    return await Promise.race([
      run(withSignal(context, AbortSignal.any([context.signal, expiry.signal]))),
      expired,
    ])
  } catch (error) {
    // What is ended says so in its own words.
    throw expiry.signal.aborted ? expiry.signal.reason : error
  } finally {
    clearTimeout(timer)
  }
}

const tookTooLong = (operation: string, limit: number): BedrockException =>
  new BedrockException(
    'DependencyFailedException',
    424,
    'There was an issue with a dependency. Check the resource configurations and retry the request.',
    {
      hint: `${operation} was not answered within ${limit} ms (timeouts.knowledgeBases): the embedding model, the index, the reranking model or the model that answers is slow. x-outcrop-backend and the log tell which was asked.`,
    },
  )

/** The context is a class with getters: it is taken member by member. */
const withSignal = (context: RetrievalContext, signal: AbortSignal): RetrievalContext => {
  const { operation, requestId, account, region, principal, answer } = context
  const { clocks, catalogue, inference, models, resources, invocationLogs, knowledgeBases } = context
  return {
    operation,
    requestId,
    account,
    region,
    principal,
    answer,
    clocks,
    catalogue,
    inference,
    models,
    resources,
    invocationLogs,
    knowledgeBases,
    signal,
  }
}
