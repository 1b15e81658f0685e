import type { Durability, LedgerRow } from './ledger.ts'
import type { UsageRecord } from './usage-record.ts'

/** What the ledger's thread is started with. */
export interface LedgerStart {
  readonly file: string
  readonly durability: Durability
}

export type LedgerTask =
  | { readonly id: number; readonly write: readonly UsageRecord[] }
  | { readonly id: number; readonly rollUpBefore: number }
  | { readonly id: number; readonly sql: string; readonly parameters: readonly (string | number)[] }

export type LedgerAnswer =
  | { readonly id: number; readonly rows: readonly LedgerRow[] }
  | { readonly id: number; readonly error: string }
