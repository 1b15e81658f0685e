import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { Command } from 'commander'
import { afterEach, expect, test, vi } from 'vitest'
import { runReport } from '../../src/cli/run-report.ts'

afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
})

const run = async (report: () => { output: string; code: number }, ...flags: string[]) => {
  const said: string[] = []
  vi.spyOn(process.stdout, 'write').mockImplementation(chunk => said.push(`out ${chunk}`) > 0)
  vi.spyOn(process.stderr, 'write').mockImplementation(chunk => said.push(`error ${chunk}`) > 0)
  const command = new Command('report')
  runReport(command, report)
  await command.parseAsync(flags, { from: 'user' })
  return { said, code: process.exitCode }
}

test('what a report says, with its code', async () => {
  expect(await run(() => ({ output: 'all well\n', code: 0 }))).toEqual({ said: ['out all well\n'], code: 0 })
  expect(await run(() => ({ output: 'found\n', code: 1 }))).toEqual({ said: ['out found\n'], code: 1 })
})

test('an explained error is its sentence and 2; any other one is a defect', async () => {
  const explained = Object.assign(new Error('There is no ledger.'), { name: 'LedgerError' })
  const fail = (error: Error) => () => {
    throw error
  }
  expect(await run(fail(explained))).toEqual({ said: ['error There is no ledger.\n'], code: 2 })
  await expect(run(fail(new TypeError('x')))).rejects.toThrow('x')
})

test('a reader that has enough is no failure', async () => {
  const modules = ['commander', 'dist/cli/run-report.js'].map(name =>
    name.startsWith('dist') ? pathToFileURL(resolve(import.meta.dirname, '../..', name)).href : name,
  )
  const script = `
    const [{ Command }, { runReport }] = await Promise.all(${JSON.stringify(modules)}.map(name => import(name)))
    const command = new Command('report')
    runReport(command, () => ({ output: 'line\\n'.repeat(1_000_000), code: 0 }))
    await command.parseAsync([], { from: 'user' })`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: resolve(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.once('data', () => child.stdout.destroy())
  const [errors, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  expect({ errors, code }).toEqual({ errors: '', code: 0 })
})
