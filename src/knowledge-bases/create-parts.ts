import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { notImplementedException } from '../errors.ts'
import type { Parts } from './parts.ts'

export interface PartsOptions {
  /** Where the embedded index keeps a folder for each base. */
  readonly folder: string
  readonly settings: Config['knowledgeBases']
  /** Where a crawler may go. */
  readonly egress: Config['egress']
  /** Of the wall. */
  readonly clock: Clock
}

const missing = (what: string) => () => {
  throw notImplementedException(`${what} of knowledge bases are not implemented.`)
}

/** The one place where the parts of knowledge bases come together. */
export const createParts = (_options: PartsOptions): Parts => ({
  openIndex: async () => missing('Vector stores')(),
  openSource: missing('Data sources'),
  readObject: async () => missing('Data sources')(),
  parse: async () => missing('Parsers')(),
  chunk: async () => missing('Chunking strategies')(),
})
