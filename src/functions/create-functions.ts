import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { EgressGate } from '../egress/gate.ts'
import type { Logger } from '../log.ts'
import { createCommandRunner } from './create-command-runner.ts'
import { createHttpRunner } from './create-http-runner.ts'
import { createLambdaRunner } from './create-lambda-runner.ts'
import { createModuleRunner } from './create-module-runner.ts'
import { eventTooLarge, notJson, unknownFunction } from './failures.ts'
import { findFunction } from './find-function.ts'
import { FunctionFailure } from './function-failure.ts'
import type { FunctionLog, FunctionRunner } from './function-runner.ts'
import type { Functions } from './functions.ts'
import { type OpenFunction, openFunction, stopping } from './open-function.ts'

export interface FunctionsOptions {
  readonly functions: Config['functions']
  /** Where functions of the type `http` may be; closed by whoever made it. */
  readonly gate: EgressGate
  /** The server's own, for Lambda functions that name none. */
  readonly region: string
  /** The wall's. */
  readonly clock: Clock
  readonly log: Logger
}

/** Lambda's own limit of an event, 6 MB. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const EVENT_BYTES = 6_291_456

/** What is slow to load, or holds anything, is made for the first call. */
export const createFunctions = ({ functions, gate, region, clock, log }: FunctionsOptions): Functions => {
  const opened = new Map<string, OpenFunction>()
  let closed = false

  const printed: FunctionLog = (name, output) => log.debug({ function: name, output }, 'A function printed')

  const createRunner = (settings: Settings): FunctionRunner => {
    switch (settings.type) {
      case 'module':
        return createModuleRunner(settings, printed)
      case 'command':
        return createCommandRunner(settings, printed)
      case 'http':
        return createHttpRunner(settings, gate)
      case 'lambda':
        return createLambdaRunner(settings, { region, clock })
    }
  }

  const open = (name: string): OpenFunction => {
    const key = findFunction(functions, name)
    const settings = key === undefined ? undefined : functions[key]
    if (key === undefined || settings === undefined) throw unknownFunction(name)
    const known = opened.get(key)
    if (known !== undefined) return known
    const made = openFunction(settings, createRunner(settings), clock)
    opened.set(key, made)
    return made
  }

  return {
    async invoke({ name, event, signal, mostBytes }) {
      try {
        signal.throwIfAborted()
        if (closed) throw stopping(name)
        return await open(name).call(name, writeEvent(name, event), signal, mostBytes)
      } catch (error) {
        if (error instanceof FunctionFailure) {
          const { kind, message, cause } = error
          log.warn({ function: name, kind, ...(cause instanceof Error && { cause }) }, message)
        }
        throw error
      }
    },
    async close() {
      closed = true
      await Promise.all([...opened.values()].map(each => each.close()))
    },
  }
}

const writeEvent = (name: string, event: unknown): string => {
  let text: string | undefined
  try {
    text = JSON.stringify(event)
  } catch {
    // A number of any size, a circle: nothing that came as JSON.
  }
  if (text === undefined) throw notJson(name, 'was given an event that is no JSON')
  if (Buffer.byteLength(text) > EVENT_BYTES) throw eventTooLarge(name, EVENT_BYTES)
  return text
}

type Settings = Config['functions'][string]
