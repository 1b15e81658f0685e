import { setTimeout as sleep } from 'node:timers/promises'
import { StorageFailure } from '../remote/storage-failure.ts'
import { describeError, type OpenSearchClient } from './create-client.ts'

/** One thing to do, as the lines of a bulk have it. */
export interface BulkAction {
  readonly lines: string
  readonly kind: 'index' | 'delete'
}

export const indexAction = (document: object): BulkAction => ({
  lines: `{"index":{}}\n${JSON.stringify(document)}\n`,
  kind: 'index',
})
export const deleteAction = (id: string): BulkAction => ({
  lines: `${JSON.stringify({ delete: { _id: id } })}\n`,
  kind: 'delete',
})

export interface BulkOptions {
  /** Whether what is written is to be found at once. */
  readonly refreshes: boolean
  /** Milliseconds before lines that were put off are sent again; doubled each time. */
  readonly pause?: number
}

const MOST_ACTIONS = 500
/** OpenSearch Serverless takes 10 MiB. */
const MOST_BYTES = 8 * 1_048_576
const REPETITIONS = 3

/**
 * Sends what was put off (429) again, and nothing else: the storage gives the IDs, and doing it twice would be twice.
 *
 * @returns the IDs, in the order of the actions.
 */
export const writeBulk = async (
  client: OpenSearchClient,
  actions: readonly BulkAction[],
  { refreshes, pause = 250 }: BulkOptions,
): Promise<string[]> => {
  const ids = new Map<BulkAction, string>()
  for (const batch of batches(actions)) {
    let left: readonly BulkAction[] = batch
    for (let repetition = 0; left.length > 0; repetition++) {
      if (repetition > 0) await sleep(pause * 2 ** (repetition - 1))
      left = await send(client, left, refreshes, repetition === REPETITIONS, ids)
    }
  }
  return actions.map(action => ids.get(action) ?? '')
}

/** @returns what was put off. */
const send = async (
  client: OpenSearchClient,
  actions: readonly BulkAction[],
  refreshes: boolean,
  isLast: boolean,
  ids: Map<BulkAction, string>,
): Promise<BulkAction[]> => {
  const answer = (await client.send({
    method: 'POST',
    path: refreshes ? '_bulk?refresh=true' : '_bulk',
    body: actions.map(({ lines }) => lines).join(''),
    isRepeatable: actions.every(({ kind }) => kind === 'delete'),
  })) as { readonly items?: readonly Record<string, BulkItem | undefined>[] }
  return actions.filter((action, at) => {
    const item = answer.items?.[at]?.[action.kind]
    if (item === undefined) throw new StorageFailure('OpenSearch did not say what became of a bulk')
    const { status, error, _id } = item
    if (status === 429 && !isLast) return true
    const isGone = action.kind === 'delete' && status === 404
    if (status > 299 && !isGone)
      throw new StorageFailure(`OpenSearch did not take a chunk (${status}): ${describeError(error)}`, {
        status,
      })
    ids.set(action, _id)
    return false
  })
}

interface BulkItem {
  readonly _id: string
  readonly status: number
  readonly error?: unknown
}

function* batches(actions: readonly BulkAction[]): Generator<BulkAction[]> {
  let batch: BulkAction[] = []
  let length = 0
  for (const action of actions) {
    const own = Buffer.byteLength(action.lines)
    if (batch.length === MOST_ACTIONS || (length > 0 && length + own > MOST_BYTES)) {
      yield batch
      batch = []
      length = 0
    }
    batch.push(action)
    length += own
  }
  if (batch.length > 0) yield batch
}
