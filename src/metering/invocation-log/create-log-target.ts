import { join } from 'node:path'
import type { Clocks } from '../../clock.ts'
import type { Config } from '../../config.ts'
import { folderTarget } from './folder-target.ts'
import type { LogTarget } from './log-target.ts'

/** A folder of the home where the configuration names nothing. @throws Error naming the setting that cannot be. */
export const createLogTarget = async (
  { invocationLogs: { folder, s3 }, home }: Pick<Config, 'invocationLogs' | 'home'>,
  clocks: Clocks,
): Promise<LogTarget> => {
  if (s3 === undefined) return folderTarget(folder ?? join(home, 'invocation-logs'))
  // Slow to load: most starts have none.
  const { s3Target } = await import('./s3-target.ts')
  return s3Target(s3, clocks)
}
