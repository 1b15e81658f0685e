import type { Command } from 'commander'

/** What a report says, and the exit code that says it to a program. */
export interface Report {
  readonly output: string
  readonly code: number
}

/** For what cannot be done, so that 1 is left for what was found. */
const UNABLE = 2

/** Errors whose message is a sentence for who asked. */
const explained: ReadonlySet<string> = new Set(['LedgerError', 'PriceError', 'ConfigError'])

/** Makes a command print a report and end. */
export const runReport = <Options>(command: Command, report: (options: Options) => Report): void => {
  command.exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : UNABLE))
  command.action((options: Options) => {
    // A reader such as `head` may have enough before the end.
    process.stdout.on('error', (error: NodeJS.ErrnoException) =>
      process.exit(error.code === 'EPIPE' ? 0 : UNABLE),
    )
    try {
      const { output, code } = report(options)
      process.exitCode = code
      process.stdout.write(output)
    } catch (error) {
      if (!(error instanceof Error) || !explained.has(error.name)) throw error
      process.stderr.write(`${error.message}\n`)
      process.exitCode = UNABLE
    }
  })
}
