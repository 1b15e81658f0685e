import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const main = resolve(import.meta.dirname, '../../dist/bundle/main.js')

export interface Spawned {
  readonly port: number
  readonly process: ChildProcess
  /** What it said when it ended by itself; undefined while it lives. */
  ended(): string | undefined
  close(): Promise<void>
}

/**
 * The built program in a process of its own, so that a crash is its own too.
 *
 * @param kept a home that stays when it is closed; one of its own otherwise.
 */
export const spawnOutcrop = async (
  flags: string[] = [],
  environment: Record<string, string> = {},
  kept?: string,
): Promise<Spawned> => {
  const home = kept ?? mkdtempSync(join(tmpdir(), 'outcrop-'))
  const child = spawn(process.execPath, [main, '--port', '0', '--home', home, ...flags], {
    cwd: home,
    env: { PATH: process.env.PATH, OUTCROP_LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => {
    errors = (errors + chunk).slice(-4_000)
  })
  let end: string | undefined
  const exit = new Promise<void>(resolve =>
    child.once('exit', (code, signal) => {
      end = `exit ${code ?? signal}: ${errors}`
      resolve()
    }),
  )
  let out = ''
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk
      const found = /BEDROCK_RUNTIME=http:\/\/[^:]+:(\d+)/.exec(out)
      if (found !== null) resolve(Number(found[1]))
    })
    void exit.then(() => reject(new Error(`Outcrop did not start: ${errors}`)))
  })
  return {
    port,
    process: child,
    ended: () => end,
    async close() {
      child.kill('SIGKILL')
      await exit
      if (kept === undefined) rmSync(home, { recursive: true, force: true })
    },
  }
}
