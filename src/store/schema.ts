import type { Generated } from 'kysely'

/** Times are milliseconds since 1970 on the service clock; documents are JSON. */
export interface Schema {
  readonly resource: ResourceTable
  readonly tag: TagTable
  readonly client_token: ClientTokenTable
  readonly model_use: ModelUseTable
  readonly knowledge_base_document: KnowledgeBaseDocumentTable
  readonly knowledge_base_request: KnowledgeBaseRequestTable
}

export interface ResourceTable {
  /** The order of creation, and what a page ends at. */
  readonly sequence: Generated<number>
  readonly kind: string
  readonly account: string
  readonly region: string
  readonly id: string
  readonly arn: string
  readonly name: string | null
  /** The name where no other resource of the kind may have it. */
  readonly unique_name: string | null
  readonly status: string
  readonly revision: number
  readonly document_version: number
  readonly document: string
  readonly created_at: number
  readonly updated_at: number
}

export interface TagTable {
  readonly arn: string
  readonly key: string
  readonly value: string
}

export interface ClientTokenTable {
  readonly kind: string
  readonly account: string
  readonly region: string
  readonly token: string
  readonly input_hash: string
  readonly resource_id: string
  readonly created_at: number
}

/** When a model was last called: a Legacy model stays open to those who use it. */
export interface ModelUseTable {
  readonly account: string
  readonly region: string
  readonly model: string
  readonly used_at: number
}

/** What has become of each document of a data source. */
export interface KnowledgeBaseDocumentTable {
  readonly sequence: Generated<number>
  readonly knowledge_base: string
  readonly data_source: string
  /** `s3://bucket/key`, a URL, or the id of a custom document. */
  readonly document: string
  readonly status: string
  readonly reason: string | null
  /** As the source told it when the document was last read. */
  readonly version: string | null
  /** Of what is found in the index; null where nothing is. */
  readonly content_hash: string | null
  /** The same of its metadata; null where it has none. */
  readonly metadata_hash: string | null
  /** The ingestion job that dealt with it last, and what it did. */
  readonly job: string | null
  readonly outcome: string | null
  /** 1 where that job found metadata. */
  readonly has_metadata: number
  /** 1 where it found other metadata than the index has. */
  readonly metadata_changed: number
  readonly updated_at: number
}

/** Documents that were sent to be added or deleted and wait for it. */
export interface KnowledgeBaseRequestTable {
  readonly sequence: Generated<number>
  readonly account: string
  readonly region: string
  /** JSON of whoever sent it. */
  readonly principal: string
  readonly knowledge_base: string
  readonly data_source: string
  readonly document: string
  /** JSON of the document; null to delete it. */
  readonly request: string | null
}
