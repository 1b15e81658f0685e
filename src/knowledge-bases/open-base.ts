import type { Owner } from '../resources/resource.ts'
import type { ChunkIndex, MetadataOperator } from '../vectors/chunk-index.ts'

/** What retrieval knows of knowledge bases. */
export interface OpenBase {
  /**
   * @param identifier an ID or an ARN.
   * @throws ResourceNotFoundException for one that is not there.
   * @throws ValidationException for one that is not ACTIVE, naming its state.
   */
  open(owner: Owner, identifier: string): Promise<OpenedBase>
}

export interface OpenedBase {
  readonly id: string
  readonly index: ChunkIndex
  readonly embeddingModelArn: string
  /** Of the vectors; the model's own where absent. */
  readonly dimensions?: number
  /** Whether its storage finds by words as well as by meaning. */
  readonly isHybrid: boolean
  /** What its storage cannot filter by. */
  readonly unfilterable?: ReadonlySet<MetadataOperator>
  /** False where no document was ever put in. */
  readonly wasSynced: boolean
  /** By the ID of a data source, its type: `S3`, `WEB`, `CUSTOM` ... */
  readonly sourceTypes: ReadonlyMap<string, string>
}
