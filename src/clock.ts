/** A source of time, in milliseconds since 1970-01-01T00:00:00Z. */
export interface Clock {
  now(): number
}

/**
 * `service` drives what Bedrock decides by time (quotas, sessions, lifecycle) and can be moved by tests;
 * `wall` drives signatures and timeouts and never moves by itself.
 */
export interface Clocks {
  readonly service: Clock
  readonly wall: Clock
}

export const systemClock: Clock = { now: () => Date.now() }

/** A service clock that runs with the system's and can be moved forward. */
export class MovableClock implements Clock {
  #offset = 0
  now(): number {
    return Date.now() + this.#offset
  }
  /** @param milliseconds may be negative, to move back. */
  advance(milliseconds: number): void {
    this.#offset += milliseconds
  }
  reset(): void {
    this.#offset = 0
  }
}
