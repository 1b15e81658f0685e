import type { Logger } from '../log.ts'

/** Work that nobody waits for, until the server stops. */
export interface Background {
  /** What it fails with is logged. */
  run(name: string, work: () => Promise<void>): void
  /** Resolves when nothing runs. */
  settle(): Promise<void>
}

export const createBackground = (log: Pick<Logger, 'error'>): Background => {
  const running = new Set<Promise<void>>()
  return {
    run(name, work) {
      const one = work()
        .catch((cause: unknown) => log.error({ cause }, `${name} failed`))
        .finally(() => running.delete(one))
      running.add(one)
    },
    async settle() {
      while (running.size > 0) await Promise.all(running)
    },
  }
}
