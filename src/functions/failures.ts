import { FunctionFailure } from './function-failure.ts'

/** A client may have chosen the name. */
const shown = (name: string): string => name.slice(0, 200)

export const unknownFunction = (name: string): FunctionFailure =>
  new FunctionFailure('unknown', `No function is set up for ${shown(name)}: "functions" names none for it.`)

/** @param why the end of a sentence. */
export const unreachable = (name: string, why: string, cause?: unknown): FunctionFailure =>
  new FunctionFailure('unreachable', `The function ${shown(name)} could not be called: ${why}.`, { cause })

/** @param thrown for the log. */
export const threw = (name: string, thrown: string): FunctionFailure =>
  new FunctionFailure('threw', `The function ${shown(name)} threw an error.`, { cause: new Error(thrown) })

export const tookTooLong = (name: string, seconds: number): FunctionFailure =>
  new FunctionFailure(
    'timeout',
    `The function ${shown(name)} did not answer within ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
  )

export const eventTooLarge = (name: string, most: number): FunctionFailure =>
  new FunctionFailure('too large', `The event for the function ${shown(name)} is larger than ${most} bytes.`)

export const replyTooLarge = (name: string, most: number): FunctionFailure =>
  new FunctionFailure('too large', `The function ${shown(name)} answered more than ${most} bytes.`)

export const notJson = (name: string, why = 'answered no JSON'): FunctionFailure =>
  new FunctionFailure('not JSON', `The function ${shown(name)} ${why}.`)

/** @param how the end of a sentence. */
export const endedEarly = (name: string, how: string, cause?: unknown): FunctionFailure =>
  new FunctionFailure('ended', `The function ${shown(name)} ended before it answered: ${how}.`, { cause })

export const tooManyRun = (name: string, most: number): FunctionFailure =>
  new FunctionFailure(
    'busy',
    `${most} calls of the function ${shown(name)} run already, and this one could not wait for them.`,
  )

/** By Lambda itself. */
export const refusedAsBusy = (name: string, cause: unknown): FunctionFailure =>
  new FunctionFailure('busy', `Lambda runs too many calls of the function ${shown(name)} already.`, { cause })
