import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { endedEarly, notJson, replyTooLarge, threw, unreachable } from './failures.ts'
import type { FunctionLog, FunctionRun, FunctionRunner } from './function-runner.ts'
import type { SettingsOf } from './function-settings.ts'
import { limitedEnvironment } from './limited-environment.ts'
import { logOutput } from './log-output.ts'
import { ReplyBytes } from './reply-bytes.ts'

type Settings = Pick<SettingsOf<'command'>, 'environment' | 'folder' | 'replyBytes'> & {
  readonly command: readonly string[]
}

/** Milliseconds that standard output may stay open after the end, in the hands of what left the process group. */
const LEFT_OPEN = 1_000
/** Of what was printed last, for the log, where the command failed. */
const LAST_WORDS = 4_096

/** A program of any language, started for each call: the event on standard input, the reply on standard output. */
export const createCommandRunner = (settings: Settings, printed: FunctionLog): FunctionRunner => ({
  run: call => runCommand(settings, call, printed),
})

const runCommand = async (
  { command, environment, folder, replyBytes }: Settings,
  { name, event, signal }: FunctionRun,
  printed: FunctionLog,
): Promise<string> => {
  signal.throwIfAborted()
  const [program = '', ...rest] = command
  const child = spawn(program, rest, {
    cwd: folder,
    env: limitedEnvironment(environment),
    // A group of its own, so that what it starts ends with it.
    detached: true,
    windowsHide: true,
  })
  const end = () => {
    // Once it is fetched, its number may be another's.
    if (child.exitCode === null && child.signalCode === null) endGroup(child)
  }
  signal.addEventListener('abort', end, { once: true })
  try {
    const reply = new ReplyBytes(replyBytes)
    child.stdout.on('data', (bytes: Buffer) => {
      if (!reply.add(bytes)) end()
    })
    const tell = logOutput(output => printed(name, output))
    let lastWords = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      tell(text)
      lastWords = (lastWords + text).slice(-LAST_WORDS)
    })
    // It need not read its event.
    child.stdin.on('error', () => undefined)
    child.stdin.end(event)

    const { error, code, killedBy } = await ended(child)
    signal.throwIfAborted()
    if (error !== undefined)
      throw unreachable(name, `its command cannot be started (${codeOf(error)})`, error)
    if (reply.isTooLarge) throw replyTooLarge(name, replyBytes)
    if (killedBy !== null) throw endedEarly(name, `its process was ended by ${killedBy}`)
    if (code !== 0) throw threw(name, `exit code ${code}: ${lastWords}`)
    const text = reply.toText()
    if (text === undefined) throw notJson(name)
    return text
  } finally {
    signal.removeEventListener('abort', end)
  }
}

interface End {
  readonly error?: Error
  readonly code: number | null
  readonly killedBy: NodeJS.Signals | null
}

/** Resolves when the process has ended, with all that it started, and what it printed is read. */
const ended = (child: ChildProcess): Promise<End> =>
  new Promise(resolve => {
    child.once('error', error => {
      // Also where a signal cannot be sent: then it runs still.
      if (child.pid === undefined) resolve({ error, code: null, killedBy: null })
    })
    child.once('exit', (code, killedBy) => {
      const closed = new Promise(done => child.once('close', done))
      endGroup(child)
      const timer = new AbortController()
      void Promise.race([closed, pause(LEFT_OPEN, undefined, { signal: timer.signal })]).then(() => {
        timer.abort()
        child.stdout?.destroy()
        child.stderr?.destroy()
        resolve({ code, killedBy })
      })
    })
  })

const endGroup = ({ pid }: ChildProcess): void => {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Nothing of it is left.
  }
}

const codeOf = (error: Error): string => (error as NodeJS.ErrnoException).code ?? error.name
