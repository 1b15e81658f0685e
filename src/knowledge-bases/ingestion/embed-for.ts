import { randomUUID } from 'node:crypto'
import { embed } from '../../inference/embed.ts'
import type { Inference, InferenceContext } from '../../inference/inference.ts'
import type { Models } from '../../inference/models.ts'
import type { Principal } from '../../principal.ts'
import type { Owner } from '../../resources/resource.ts'
import type { Base } from '../find-resources.ts'
import type { EmbedTexts } from '../parts.ts'
import { embedBatches } from './embed-batches.ts'

export interface EmbedForOptions {
  readonly inference: Pick<Inference, 'serve'>
  readonly models: Models
}

/** On whose account, and for which operation. */
export interface Caller extends Owner {
  readonly principal: Principal
  readonly operation: string
}

/**
 * The embedding model of a base, through quota and ledger.
 *
 * @throws what the model refuses an account with that may not call it.
 */
export const embedFor = async (
  { inference, models }: EmbedForOptions,
  { document }: Base,
  { account, region, principal, operation }: Caller,
): Promise<EmbedTexts> => {
  const resolved = await models.open(document.embeddingModelArn, { account, region }, 'any')
  const { dimensions } = document
  const takesDimensions = (resolved.model.dimensions?.length ?? 0) > 1
  return embedBatches({
    embed: (texts, signal) =>
      withOwnSignal(signal, async own => {
        const context: InferenceContext = {
          operation,
          requestId: randomUUID(),
          account,
          region,
          principal,
          signal: own,
          answer: { header() {} },
        }
        const asked = {
          texts,
          purpose: 'document' as const,
          ...(takesDimensions && { dimensions }),
        }
        return (await embed(inference, resolved, asked, context)).embeddings
      }),
  })
}

/** A call listens to its signal for good: one for each, or a job of many calls would gather listeners. */
const withOwnSignal = async <Result>(
  signal: AbortSignal,
  work: (own: AbortSignal) => Promise<Result>,
): Promise<Result> => {
  signal.throwIfAborted()
  const own = new AbortController()
  const leave = () => own.abort(signal.reason)
  signal.addEventListener('abort', leave, { once: true })
  try {
    return await work(own.signal)
  } finally {
    signal.removeEventListener('abort', leave)
  }
}
