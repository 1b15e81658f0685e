import type { Generated } from 'kysely'

/** Times are milliseconds since 1970 on the service clock; documents are JSON. */
export interface Schema {
  readonly resource: ResourceTable
  readonly tag: TagTable
  readonly client_token: ClientTokenTable
  readonly model_use: ModelUseTable
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
