/** Where a base that asks for RDS has its chunks: what AWS's `RdsConfiguration` names, and the server that stands for the cluster. */
export interface StoragePlace {
  /** `postgres://user:password@host:port[/database]`; never shown. */
  readonly url: string
  /** Where the URL names none. */
  readonly database: string
  /** With its schema, or without. */
  readonly table: string
  readonly fields: StorageFields
}

/** Names of the table's columns. */
export interface StorageFields {
  readonly primaryKey: string
  readonly vector: string
  readonly text: string
  readonly metadata: string
  readonly customMetadata?: string
}
