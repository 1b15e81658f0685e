import { unwatchFile, watchFile } from 'node:fs'
import type { AliasMap } from '../inference/aliases.ts'
import type { Outcrop } from '../outcrop.ts'

/** How often the file is looked at, in milliseconds: polled, because events of file systems differ and editors replace files. */
const INTERVAL = 500

/**
 * Takes the aliases of the configuration file anew whenever it changes. A file that is wrong is told in the log, and the
 * aliases stay as they are; other settings need a restart.
 *
 * @param read throws a ConfigError.
 * @returns what ends it.
 */
export const watchAliases = (
  path: string,
  read: () => AliasMap,
  { setAliases, log }: Pick<Outcrop, 'setAliases' | 'log'>,
): (() => void) => {
  const changed = () => {
    try {
      setAliases(read())
      log.info({ path }, 'aliases read anew')
    } catch (cause) {
      log.error({ path, cause }, 'the changed configuration is wrong: aliases stay as they were')
    }
  }
  // Nothing but the file needs this timer.
  watchFile(path, { interval: INTERVAL, persistent: false }, changed)
  return () => unwatchFile(path, changed)
}
