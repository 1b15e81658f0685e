import type { Clocks } from '../clock.ts'
import { ConfigError } from '../config.ts'
import type { Logger } from '../log.ts'
import type { AliasParameterSettings } from './alias-parameter.ts'
import type { AliasMap } from './aliases.ts'

export interface FollowOptions {
  readonly clocks: Clocks
  readonly log: Logger
  /** Called with what the parameter holds: at once, and whenever that has changed. */
  readonly apply: (aliases: AliasMap) => void
}

/**
 * Takes aliases from a parameter, and again whenever it changes. A failure after the first time leaves them as they are
 * and is told once, until the next is another.
 *
 * @returns what ends it.
 * @throws ConfigError where it cannot be read now: a server without its aliases would refuse every call.
 */
export const followAliasParameter = async (
  settings: AliasParameterSettings,
  { clocks, log, apply }: FollowOptions,
): Promise<{ close(): Promise<void> }> => {
  const { name, region, refreshSeconds } = settings
  // Slow to load: most starts have none.
  const { createAliasParameter } = await import('./alias-parameter.ts')
  const parameter = await createAliasParameter(settings, clocks)
  const controller = new AbortController()
  let known = ''
  let failure: string | undefined

  const take = async () => {
    const aliases = await parameter.read(controller.signal)
    const text = JSON.stringify(aliases)
    if (text !== known) apply(aliases)
    const isNew = known !== '' && text !== known
    known = text
    return isNew
  }

  const refresh = async () => {
    try {
      const isNew = await take()
      if (failure !== undefined) log.info({ parameter: name }, 'the parameter of aliases can be read again')
      failure = undefined
      if (isNew) log.info({ parameter: name }, 'aliases read anew')
    } catch (error) {
      const { message } = error as Error
      if (controller.signal.aborted || message === failure) return
      failure = message
      log.error(
        { parameter: name, cause: error },
        'the parameter of aliases is wrong: they stay as they were',
      )
    }
  }

  try {
    await take()
  } catch (cause) {
    await parameter.close()
    throw new ConfigError(
      `aliasParameter: the parameter ${name} in ${region} could not be read: ${(cause as Error).message}.`,
      { cause },
    )
  }
  let running: Promise<void> | undefined
  const timer = setInterval(() => {
    running ??= refresh().finally(() => {
      running = undefined
    })
  }, refreshSeconds * 1_000)
  // Nothing but the parameter needs it.
  timer.unref()

  return {
    async close() {
      clearInterval(timer)
      controller.abort(new Error('The server stops'))
      await running
      await parameter.close()
    },
  }
}
