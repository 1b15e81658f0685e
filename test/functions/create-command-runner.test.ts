import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { failure, runFunctions } from '../support/run-functions.ts'

const node = (script: string): string[] => [process.execPath, '-e', script]
const sh = (script: string): string[] => ['sh', '-c', script]
const command = (argv: string[], more: object = {}) =>
  runFunctions({ it: { type: 'command', command: argv, ...more } })

/** Whether a process is there: one that has ended and that nobody has fetched counts as gone. */
const isRunning = (pid: number): boolean => {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
const pidIn = async (file: string): Promise<number> => {
  await vi.waitFor(() => expect(existsSync(file) && readFileSync(file, 'utf8')).toMatch(/^\d+\n$/), 10_000)
  return Number(readFileSync(file, 'utf8'))
}

test('takes the event on standard input and answers on standard output', async () => {
  const python = `import json,sys\njson.dump({"sum": sum(json.load(sys.stdin)["numbers"])}, sys.stdout)`
  const { invoke } = await command(['python3', '-c', python])
  expect(await invoke('it', { numbers: [1, 2, 39] })).toEqual({ sum: 42 })
})

test('no shell reads its arguments', async () => {
  const script = 'console.log(JSON.stringify(process.argv.slice(1)))'
  const { invoke } = await command([...node(script), '$HOME', '; echo x', '*'])
  expect(await invoke('it')).toEqual(['$HOME', '; echo x', '*'])
})

test('runs in its folder, with the variables that it is given and no secret of the server', async () => {
  vi.stubEnv('OUTCROP_TEST_SECRET', 'secret')
  const { invoke, write, folder } = await command(['sh', './it.sh'], { environment: { MINE: 'a b' } })
  write('it.sh', `printf '{"folder":"%s","mine":"%s","secret":"%s"}' "$PWD" "$MINE" "$OUTCROP_TEST_SECRET"`)
  expect(await invoke('it')).toEqual({ folder, mine: 'a b', secret: '' })
  vi.unstubAllEnvs()
})

test('an exit code is a failure, whatever it has printed; what it says of it is in the log', async () => {
  const { invoke, lines } = await command(sh('echo "{}"; echo "no such order" >&2; exit 3'))
  await expect(invoke('it')).rejects.toEqual(failure('threw', 'The function it threw an error.'))
  expect(JSON.stringify(lines.at(-1))).toContain('exit code 3: no such order')
})

test('ended by a signal', async () => {
  const { invoke } = await command(sh('kill -SEGV $$'))
  await expect(invoke('it')).rejects.toEqual(
    failure('ended', 'The function it ended before it answered: its process was ended by SIGSEGV.'),
  )
})

test('what is no JSON', async () => {
  const none = failure('not JSON', 'The function it answered no JSON.')
  await expect((await command(sh('echo hello'))).invoke('it')).rejects.toEqual(none)
  await expect((await command(sh('echo "{}{}"'))).invoke('it')).rejects.toEqual(none)
  await expect((await command(sh(`printf '"\\377"'`))).invoke('it')).rejects.toEqual(none)
  await expect((await command(sh('true'))).invoke('it')).rejects.toEqual(
    failure('not JSON', 'The function it answered nothing.'),
  )
})

test('a flood is ended where it is too large', async () => {
  const { invoke } = await command(['yes'], { replyBytes: 200_000 })
  await expect(invoke('it')).rejects.toEqual(
    failure('too large', 'The function it answered more than 200000 bytes.'),
  )
})

test('a reply of many pieces is whole, and so is a large event', async () => {
  const { invoke } = await command(node('process.stdin.pipe(process.stdout)'))
  const event = { text: 'ü€😀'.repeat(300_000) }
  expect(await invoke('it', event)).toEqual(event)
})

test('one that does not read its event may answer all the same', async () => {
  const { invoke } = await command(sh('exec 0<&-; echo \'{"ok":1}\''))
  expect(await invoke('it', { text: 'x'.repeat(3_000_000) })).toEqual({ ok: 1 })
})

test('what it writes to standard error does not stop it, and goes to the log up to a bound', async () => {
  const { invoke, printed } = await command(
    node('process.stderr.write("y".repeat(2_000_000), () => console.log("{}"))'),
  )
  expect(await invoke('it')).toEqual({})
  expect(printed()).toMatch(/^y+\n\[more was printed, which is left out]$/)
  expect(printed().length).toBeLessThan(20_000)
})

test('one that hangs is ended at its time, with what it started', async () => {
  const { invoke, folder } = await command(sh('sleep 1000 & echo $! > pid; wait'), { timeoutSeconds: 3 })
  await expect(invoke('it')).rejects.toEqual(
    failure('timeout', 'The function it did not answer within 3 seconds.'),
  )
  const pid = await pidIn(join(folder, 'pid'))
  await vi.waitFor(() => expect(isRunning(pid)).toBe(false), 10_000)
})

test('one that was given up is ended', async () => {
  const { invoke, folder } = await command(sh('echo $$ > pid; exec sleep 1000'))
  const controller = new AbortController()
  const called = invoke('it', {}, controller.signal)
  const pid = await pidIn(join(folder, 'pid'))
  expect(isRunning(pid)).toBe(true)
  controller.abort(new Error('gone'))
  await expect(called).rejects.toThrow('gone')
  await vi.waitFor(() => expect(isRunning(pid)).toBe(false), 10_000)
})

test('a child that keeps standard output open is ended with its parent, whose answer counts', async () => {
  const { invoke, folder } = await command(sh('sleep 1000 & echo $! > pid; echo \'{"ok":1}\''))
  expect(await invoke('it')).toEqual({ ok: 1 })
  const pid = await pidIn(join(folder, 'pid'))
  await vi.waitFor(() => expect(isRunning(pid)).toBe(false), 10_000)
})

test('one that left the group, too, keeps nobody waiting', async () => {
  const python =
    'import os,sys,time\nif os.fork() == 0:\n  os.setsid()\n  time.sleep(5)\n  os._exit(0)\nsys.stdout.write("7")'
  const { invoke } = await command(['python3', '-c', python], { timeoutSeconds: 900 })
  expect(await invoke('it')).toBe(7)
})

test('a command that is not there', async () => {
  const { invoke } = await command(['/no/such/program'])
  await expect(invoke('it')).rejects.toEqual(
    failure('unreachable', 'The function it could not be called: its command cannot be started (ENOENT).'),
  )
})

test('closing ends what runs', async () => {
  const { invoke, folder, close } = await command(sh('echo $$ > pid; exec sleep 1000'), { concurrency: 1 })
  const stopped = failure('ended', 'The function it ended before it answered: the server is stopping.')
  const called = expect(invoke('it')).rejects.toEqual(stopped)
  const waiting = expect(invoke('it')).rejects.toEqual(stopped)
  const pid = await pidIn(join(folder, 'pid'))
  await close()
  expect(isRunning(pid)).toBe(false)
  await called
  await waiting
  await expect(invoke('it')).rejects.toEqual(stopped)
})
