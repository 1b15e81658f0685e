import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MovableClock } from '../../src/clock.ts'
import { createResourceStore } from '../../src/resources/create-resource-store.ts'
import type { SessionsContext } from '../../src/sessions/sessions-context.ts'
import { openStore } from '../../src/store/open-store.ts'

export interface OpenedSessions extends AsyncDisposable {
  readonly context: SessionsContext
  readonly clock: MovableClock
}

/** What operations of sessions run in, over a store of its own. */
export const openSessions = async (): Promise<OpenedSessions> => {
  const home = await mkdtemp(join(tmpdir(), 'outcrop-'))
  const store = await openStore(join(home, 'outcrop.db'))
  const clock = new MovableClock()
  return {
    clock,
    context: {
      account: '123456789012',
      region: 'us-east-1',
      resources: createResourceStore(store.db, clock),
      clocks: { service: clock },
    },
    async [Symbol.asyncDispose]() {
      await store.close()
      await rm(home, { recursive: true, force: true })
    },
  }
}
