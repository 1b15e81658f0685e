import type { Principal } from '../../principal.ts'
import type { Owner } from '../../resources/resource.ts'
import type { Source } from '../find-resources.ts'
import type { DocumentState } from './document-store.ts'

/** A document that was sent, or that says where it is. */
export interface SentDocument {
  /** Its custom id, or `s3://bucket/key`. */
  readonly id: string
  readonly content:
    | { readonly type: 'text'; readonly text: string }
    /** `data` is base64. */
    | { readonly type: 'bytes'; readonly data: string; readonly contentType: string }
    | { readonly type: 's3'; readonly uri: string }
  readonly metadata?:
    | {
        readonly type: 'inline'
        readonly attributes: readonly { readonly key: string; readonly value: object }[]
      }
    | { readonly type: 's3'; readonly uri: string }
}

/** Documents that are added and deleted one by one, without a job. */
export interface DirectDocuments {
  /** Resolves when they will be added whatever happens to the process. */
  add(
    owner: Owner,
    source: Source,
    documents: readonly SentDocument[],
    principal: Principal,
  ): Promise<readonly DocumentState[]>
  /** The same of those to be deleted. Undefined for each that is not there. */
  delete(
    owner: Owner,
    source: Source,
    ids: readonly string[],
    principal: Principal,
  ): Promise<readonly (DocumentState | undefined)[]>
  /** Whether some wait or are being worked on. */
  isBusy(dataSourceId: string): boolean
  /** Those that wait are forgotten. */
  forget(dataSourceId: string): Promise<void>
  resume(): Promise<void>
  close(): void
}
