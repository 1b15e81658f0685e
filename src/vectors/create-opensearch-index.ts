import type { Clock } from '../clock.ts'
import type { ChunkIndex } from './chunk-index.ts'
import { createClient } from './opensearch/create-client.ts'
import { createOpenSearchRecords } from './opensearch/create-opensearch-records.ts'
import {
  isServerless,
  type OpenSearchFields,
  type OpenSearchLocation,
} from './opensearch/opensearch-location.ts'
import { prepareIndex } from './opensearch/prepare-index.ts'
import type { CallTiming } from './remote/create-caller.ts'
import { createRemoteIndex } from './remote/create-remote-index.ts'

export interface OpenSearchIndexOptions {
  /** The knowledge base: several may share an index. */
  readonly base: string
  readonly location: OpenSearchLocation
  readonly index: string
  readonly fields: OpenSearchFields
  readonly dimensions: number
  /** The wall clock. */
  readonly clock: Clock
  readonly timing?: Partial<CallTiming & { readonly patience: number }>
}

/**
 * The chunks of a base in an index of OpenSearch that is there already.
 *
 * @throws StorageFailure where it cannot be reached, is not there or does not fit.
 */
export const createOpenSearchIndex = async (options: OpenSearchIndexOptions): Promise<ChunkIndex> => {
  const { base, location, index, fields, dimensions, clock, timing = {} } = options
  const client = await createClient(location, index, clock, timing)
  try {
    const toCosine = await prepareIndex(client, fields, dimensions)
    const refreshes = !isServerless(location)
    const store = createOpenSearchRecords({
      client,
      base,
      fields,
      toCosine,
      refreshes,
      pause: timing.pause,
    })
    const { patience } = timing
    return await createRemoteIndex({ store, dimensions, ...(patience !== undefined && { patience }) })
  } catch (error) {
    await client.close()
    throw error
  }
}
