import { existsSync } from 'node:fs'
import { chmod, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { prepareHome } from '../../home.ts'
import type { Logger } from '../../log.ts'
import type { Recording } from './recording.ts'

/** A folder that recordings are written to. */
export interface RecordingFiles {
  /**
   * Returns at once; a file that cannot be written is logged and counted, and nobody fails for it.
   *
   * @param make is called later, when whoever waits for the answer has it.
   */
  write(make: () => Recording, model: string): void
  /** What became of those so far. */
  readonly counts: { readonly written: number; readonly lost: number }
  /** When all that was given is written. */
  settled(): Promise<void>
}

const DAY_MS = 86_400_000
/** A disk that is too slow loses recordings, not memory. */
const MOST_WAITING = 200
const NAME = /^(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d)-(\d{3})Z-\d{4,}_[A-Za-z0-9.-]*_[0-9a-f]{8}\.json$/

/**
 * The folder, made for its owner alone where it is not there, without what is older than it is to be kept.
 *
 * @throws the file system's error for a folder that cannot be used.
 */
export const openRecordingFiles = async (
  folder: string,
  keepDays: number | undefined,
  log: Logger,
  now: number,
): Promise<RecordingFiles> => {
  const isNew = !existsSync(folder)
  await prepareHome(folder)
  if (isNew) await chmod(folder, 0o700)
  if (keepDays !== undefined) await removeOld(folder, now - keepDays * DAY_MS)
  const counts = { written: 0, lost: 0 }
  const waiting = new Set<Promise<void>>()
  let number = 0

  const lose = (cause: unknown): void => {
    counts.lost += 1
    log.warn({ folder, cause, lost: counts.lost }, 'a recording could not be written')
  }
  const write = async (make: () => Recording, model: string, place: number): Promise<void> => {
    try {
      await setImmediate()
      const recording = make()
      const path = join(folder, nameOf(recording, model, place))
      await writeFile(`${path}.part`, toText(recording), { mode: 0o600 })
      await rename(`${path}.part`, path)
      counts.written += 1
    } catch (error) {
      lose(error)
    }
  }

  return {
    counts,
    write(make, model) {
      if (waiting.size >= MOST_WAITING) return lose(new Error('too many wait to be written'))
      number += 1
      const writing = write(make, model, number).finally(() => waiting.delete(writing))
      waiting.add(writing)
    },
    async settled() {
      while (waiting.size > 0) await Promise.all(waiting)
    },
  }
}

/** In the order of time when sorted; nothing of the request but the model's name, and that without marks. */
const nameOf = ({ made, hash }: Recording, model: string, number: number): string => {
  const time = made.replaceAll(/[:.]/g, '-')
  const readable = model.replaceAll(/[^A-Za-z0-9.]+/g, '-').slice(0, 80)
  return `${time}-${String(number).padStart(4, '0')}_${readable}_${hash.slice(0, 8)}.json`
}

/** Indented, but for what came back: a line for each batch. */
export const toText = ({ batches, ...head }: Recording): string => {
  const lines = batches.map(batch => `    ${JSON.stringify(batch)}`).join(',\n')
  const open = JSON.stringify(head, undefined, 2).slice(0, -2)
  return `${open},\n  "batches": [${lines === '' ? '' : `\n${lines}\n  `}]\n}\n`
}

/** By the time in its name: a checkout of a repository gives all files a new one of their own. */
const removeOld = async (folder: string, before: number): Promise<void> => {
  for (const file of await readdir(folder)) {
    const [, hour, minute, second, milliseconds] = NAME.exec(file) ?? []
    if (hour === undefined) continue
    if (Date.parse(`${hour}:${minute}:${second}.${milliseconds}Z`) < before)
      await rm(join(folder, file), { force: true })
  }
}
