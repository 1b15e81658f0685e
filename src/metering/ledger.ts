import type { Metric } from './metric.ts'
import type { UsageRecord } from './usage-record.ts'

/** Every call to a model, kept. */
export interface Ledger {
  /**
   * Resolves when the record is kept: an answer's last frame waits for it.
   * @throws ServiceUnavailableException where it cannot be kept.
   */
  record(usage: UsageRecord): Promise<void>
  /** Rows of a question that only reads. Integers beyond what a number holds exactly come as `bigint`. */
  query(sql: string, parameters?: readonly (string | number)[]): Promise<readonly LedgerRow[]>
  /** How many records are kept, and how far it is behind. */
  metrics(): readonly Metric[]
  close(): Promise<void>
}

export type LedgerRow = Readonly<Record<string, string | number | bigint | null>>

/**
 * What the record of an answered call survives: the end of this process (the operating system has it), or a power cut
 * too (the disk has it).
 */
export type Durability = 'process' | 'disk'
