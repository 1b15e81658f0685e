import type { Ledger } from './ledger.ts'

/** Where the settings say that nothing is kept. */
export const noLedger: Ledger = {
  record: async () => undefined,
  query: () => Promise.reject(new Error('ledger.durability is "none": no usage is kept.')),
  metrics: () => [],
  close: async () => undefined,
}
