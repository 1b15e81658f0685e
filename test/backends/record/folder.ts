import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Backend } from '../../../src/backends/backend.ts'
import { createRecordBackend } from '../../../src/backends/record/create-record-backend.ts'
import type { Recording } from '../../../src/backends/record/recording.ts'
import {
  createReplayBackend,
  type ReplaySettings,
} from '../../../src/backends/replay/create-replay-backend.ts'
import { systemClock } from '../../../src/clock.ts'
import type { Logger } from '../../../src/log.ts'

export interface Line {
  readonly message: string
  readonly [field: string]: unknown
}

/** A folder of recordings that goes away, with a recorder into it and a replay from it. */
export interface Folder extends AsyncDisposable {
  readonly path: string
  readonly log: Line[]
  record(backend: Backend): Promise<Backend>
  replay(some?: Partial<ReplaySettings>): Promise<Backend>
  files(): Promise<string[]>
  recordings(): Promise<Recording[]>
}

export const createFolder = async (): Promise<Folder> => {
  const path = await mkdtemp(join(tmpdir(), 'outcrop-recordings-'))
  const lines: Line[] = []
  const write = (fields: object, message: string) => void lines.push({ ...fields, message })
  const log: Logger = { debug: write, info: write, warn: write, error: write }
  const clocks = { wall: systemClock, service: systemClock }
  const files = async () => (await readdir(path)).sort()
  return {
    path,
    log: lines,
    record: backend =>
      createRecordBackend({ of: 'it', folder: path }, { backend: async () => backend, clocks, log }),
    replay: (some = {}) => createReplayBackend({ folder: path, ...some }, { name: 'replay', log }),
    files,
    recordings: async () =>
      Promise.all((await files()).map(async file => JSON.parse(await readFile(join(path, file), 'utf8')))),
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  }
}

export const readAll = async <Item>(items: AsyncIterable<Item[]> | undefined): Promise<Item[]> => {
  const all: Item[] = []
  for await (const batch of items ?? []) all.push(...batch)
  return all
}

/** A backend whose upstream speaks the native form. */
export const nativeBackend = (chunks: Uint8Array[][]): Backend => ({
  invoke: async () => ({
    served: { backend: 'native' },
    contentType: 'application/json',
    usage: { inputTokens: 3, outputTokens: 4 },
    chunks: (async function* () {
      yield* chunks
    })(),
  }),
})
