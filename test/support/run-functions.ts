import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import * as v from 'valibot'
import { expect, onTestFinished } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import type { EgressSettings } from '../../src/egress/gate.ts'
import { createEgressGate } from '../../src/egress/gate.ts'
import { createFunctions } from '../../src/functions/create-functions.ts'
import type { FailureKind } from '../../src/functions/function-failure.ts'
import { functionsSchema, resolvePaths } from '../../src/functions/function-settings.ts'
import type { Functions } from '../../src/functions/functions.ts'
import { createLogger } from '../../src/log.ts'

/** Real functions in a folder of their own, with what they leave in the log. */
export interface RunFunctions {
  readonly folder: string
  /** Writes a file there. @returns its path. */
  write(file: string, text: string): string
  invoke(name: string, event?: unknown, signal?: AbortSignal): Promise<unknown>
  readonly functions: Functions
  readonly lines: Record<string, unknown>[]
  /** What the functions printed. */
  printed(): string
  close(): Promise<void>
}

type Settings = v.InferInput<typeof functionsSchema>

const noAbort = () => new AbortController().signal

export const runFunctions = async (
  settings: Settings,
  egress: Partial<EgressSettings> = {},
): Promise<RunFunctions> => {
  const folder = mkdtempSync(join(tmpdir(), 'outcrop-functions-'))
  const lines: Record<string, unknown>[] = []
  const output = new PassThrough().setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.trim().split('\n')) lines.push(JSON.parse(line))
  })
  const log = await createLogger({ level: 'debug', format: 'json' }, output)
  const gate = createEgressGate({ privateRanges: 'deny', hosts: [], ports: [80, 443], ...egress })
  const functions = createFunctions({
    functions: resolvePaths(v.parse(functionsSchema, settings), folder),
    gate,
    region: 'eu-west-1',
    clock: systemClock,
    log,
  })
  let isClosed = false
  const close = async () => {
    if (isClosed) return
    isClosed = true
    await functions.close()
    await gate.close()
    rmSync(folder, { recursive: true, force: true })
  }
  onTestFinished(close)
  return {
    folder,
    write(file, text) {
      writeFileSync(join(folder, file), text)
      return join(folder, file)
    },
    invoke: (name, event = {}, signal = noAbort()) => functions.invoke({ name, event, signal }),
    functions,
    lines,
    printed: () => lines.map(({ output }) => output ?? '').join(''),
    close,
  }
}

/** A failure of this kind, whose one sentence says so and shows nothing that the function printed. */
export const failure = (kind: FailureKind, sentence: RegExp | string) =>
  expect.objectContaining({
    name: 'FunctionFailure',
    kind,
    message: typeof sentence === 'string' ? sentence : expect.stringMatching(sentence),
  })
