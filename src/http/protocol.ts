import type { Socket } from 'node:net'

/** One protocol's share of the connections. */
export interface Protocol {
  /** Takes over a connection whose first bytes are still unread. */
  accept(socket: Socket): void
  /** Closes idle connections now and the others as soon as their open exchanges are answered. */
  drain(): void
}
