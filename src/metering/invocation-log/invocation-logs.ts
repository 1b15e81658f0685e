import type { S3Config } from '@aws-sdk/client-bedrock'
import type { Owner } from '../../resources/resource.ts'
import type { DeliveryFigures } from './delivery.ts'
import type { LoggedAnswer, LoggedCall } from './record.ts'

/** What one call says of itself, once, while it is logged. */
export interface InvocationLog {
  /** Keeps so much of an answer that still comes; false where there is no room: the call is not logged then. */
  keep(bytes: number): boolean
  /** @param answer made later, when the call no longer waits. */
  ended(answer: () => LoggedAnswer | Promise<LoggedAnswer>): void
  /** With what had been said before. */
  failed(error: unknown, answer?: () => LoggedAnswer | Promise<LoggedAnswer>): void
}

/** Calls to models, written down with what was said, for the accounts that ask for it. */
export interface InvocationLogs {
  /** Undefined for an account that logs nothing in the Region; else whatever fails, the call does not. */
  begin(
    owner: Owner,
    call: () => Omit<LoggedCall, 'at'>,
  ): InvocationLog | undefined | Promise<InvocationLog | undefined>
  /** Writes there what AWS writes to see that it may. @throws where it may not. */
  check(owner: Owner, destination: S3Config): Promise<void>
  /** A configuration has changed. */
  forget(): void
  figures(): DeliveryFigures
  close(): Promise<void>
}
