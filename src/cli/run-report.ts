import type { Command } from 'commander'

/** What a report says, and the exit code that says it to a program. */
export interface Report {
  readonly output: string
  readonly code: number
}

/** For what cannot be done, so that 1 is left for what was found. */
const UNABLE = 2

/** Errors whose message is a sentence for who asked. */
const explained: ReadonlySet<string> = new Set([
  'LedgerError',
  'PriceError',
  'ConfigError',
  'KbError',
  'AgentError',
])

/**
 * Makes a command print a report and end.
 *
 * @param report given the options and then the arguments.
 */
export const runReport = <Options>(
  command: Command,
  report: (options: Options, ...given: (string | undefined)[]) => Report | Promise<Report>,
): void => {
  command.exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : UNABLE))
  command.action(async () => {
    // A reader such as `head` may have enough before the end.
    process.stdout.on('error', (error: NodeJS.ErrnoException) =>
      process.exit(error.code === 'EPIPE' ? 0 : UNABLE),
    )
    try {
      const { output, code } = await report(command.opts() as Options, ...command.args)
      process.exitCode = code
      process.stdout.write(output)
    } catch (error) {
      if (!(error instanceof Error) || !explained.has(error.name)) throw error
      process.stderr.write(`${error.message}\n`)
      process.exitCode = UNABLE
    }
  })
}
