import type { ChunkIndex } from './chunk-index.ts'
import { createClient, type PineconeLocation } from './pinecone/create-client.ts'
import { createPineconeRecords } from './pinecone/create-pinecone-records.ts'
import type { PineconeFields } from './pinecone/to-metadata.ts'
import type { CallTiming } from './remote/create-caller.ts'
import { createRemoteIndex } from './remote/create-remote-index.ts'
import { StorageFailure } from './remote/storage-failure.ts'

export interface PineconeIndexOptions {
  /** The knowledge base: several may share an index. */
  readonly base: string
  readonly location: PineconeLocation
  readonly fields: PineconeFields
  readonly dimensions: number
  readonly timing?: Partial<CallTiming & { readonly patience: number }>
}

/**
 * The chunks of a base in an index of Pinecone that is there already. It finds by meaning alone.
 *
 * @throws StorageFailure where it cannot be reached, is not there or does not fit.
 */
export const createPineconeIndex = async (options: PineconeIndexOptions): Promise<ChunkIndex> => {
  const { base, location, fields, dimensions, timing = {} } = options
  checkNames(fields)
  const client = await createClient(location, timing)
  try {
    const { dimension, metric = 'cosine' } = await client.describe()
    if (dimension !== dimensions)
      throw new StorageFailure(
        `The index does not fit: it has ${dimension ?? 'no'} dimensions, the vectors of the embedding model ${dimensions}`,
      )
    const store = createPineconeRecords({ client, base, fields, dimensions, metric })
    const { patience } = timing
    return await createRemoteIndex({ store, dimensions, ...(patience !== undefined && { patience }) })
  } catch (error) {
    await client.close()
    throw error
  }
}

const checkNames = ({ textField, metadataField }: PineconeFields): void => {
  const isFree = (name: string) => name !== '' && !name.startsWith('$') && !name.startsWith('outcrop_')
  if (textField === metadataField || !isFree(textField) || !isFree(metadataField))
    throw new StorageFailure('The index does not fit: a field has a name that cannot be, or that another has')
}
