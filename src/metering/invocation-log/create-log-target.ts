import type { Clocks } from '../../clock.ts'
import type { Config } from '../../config.ts'
import { folderTarget } from './folder-target.ts'
import type { LogTarget } from './log-target.ts'

/** Undefined where the configuration names none. @throws Error naming the setting that cannot be. */
export const createLogTarget = async (
  settings: Config['invocationLogs'],
  clocks: Clocks,
): Promise<LogTarget | undefined> => {
  if (settings?.folder !== undefined) return folderTarget(settings.folder)
  if (settings?.s3 === undefined) return undefined
  // Slow to load: most starts have none.
  const { s3Target } = await import('./s3-target.ts')
  return s3Target(settings.s3, clocks)
}
