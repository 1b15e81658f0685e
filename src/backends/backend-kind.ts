import type { InferOutput, ObjectEntries, StrictObjectSchema } from 'valibot'
import type { Clocks } from '../clock.ts'
import type { Logger } from '../log.ts'
import type { Backend } from './backend.ts'

/** What surrounds a backend for as long as the server runs. */
export interface BackendSetup {
  /** As the configuration calls it: what `served.backend` says. */
  readonly name: string
  /** The server's data folder. */
  readonly home: string
  readonly clocks: Clocks
  readonly log: Logger
  /** The backend that a configured name stands for, to those that wrap another. */
  readonly backend: (name: string) => Promise<Backend>
}

/** A type of backend: its settings, beside `type`, and what makes one of them. */
export interface BackendKind<Entries extends ObjectEntries = ObjectEntries> {
  readonly settings: Entries
  create(
    settings: InferOutput<StrictObjectSchema<Entries, undefined>>,
    setup: BackendSetup,
  ): Backend | Promise<Backend>
}
