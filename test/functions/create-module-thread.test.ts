import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { createModuleThread } from '../../src/functions/create-module-thread.ts'
import { failure } from '../support/run-functions.ts'

const folder = mkdtempSync(join(tmpdir(), 'outcrop-thread-'))
afterAll(() => rmSync(folder, { recursive: true }))

const threadOf = (body: string) => {
  const file = join(folder, `it-${Math.random()}.mjs`)
  writeFileSync(file, `export const handler = async event => { ${body} }`)
  const settings = { file, export: 'handler', environment: {}, memoryMegabytes: 64, replyBytes: 1_000 }
  const printed: string[] = []
  return { thread: createModuleThread(settings, (_, output) => printed.push(output)), printed }
}
const call = (event: unknown, signal = new AbortController().signal) => ({
  name: 'it',
  event: JSON.stringify(event),
  deadline: Date.now() + 1_000,
  signal,
})

test('one call after the other, also after one that threw', async () => {
  const { thread } = threadOf('if (event === 2) throw new Error("two"); return event')
  expect(await thread.run(call(1))).toBe('1')
  await expect(thread.run(call(2))).rejects.toEqual(failure('threw', /threw/))
  expect(thread.isUsable).toBe(true)
  expect(await thread.run(call(3))).toBe('3')
  await thread.end()
  expect(thread.isUsable).toBe(false)
})

test('is of no use after it has ended by itself while nobody called', async () => {
  const { thread } = threadOf('setImmediate(() => process.exit()); return 1')
  expect(await thread.run(call(1))).toBe('1')
  await vi.waitFor(() => expect(thread.isUsable).toBe(false), 10_000)
})

test('an abort ends it before the call settles, also one that came before', async () => {
  const { thread } = threadOf('for (;;);')
  const controller = new AbortController()
  const running = thread.run(call(1, controller.signal))
  controller.abort(new Error('gone'))
  await expect(running).rejects.toThrow('gone')
  expect(thread.isUsable).toBe(false)
  const { thread: other } = threadOf('return 1')
  await expect(other.run(call(1, AbortSignal.abort(new Error('before'))))).rejects.toThrow('before')
})

test('messages of a module that pretend to be a reply are none', async () => {
  const { thread } = threadOf(`
    const { parentPort } = await import('node:worker_threads')
    for (const forged of [null, 'x', {}, { id: 'other', reply: '"forged"' }]) parentPort.postMessage(forged)
    return 'real'`)
  expect(await thread.run(call(1))).toBe('"real"')
  await thread.end()
})

test('what a call prints after its reply is printed too', async () => {
  const { thread, printed } = threadOf('setTimeout(() => console.log("late"), 10); return 1')
  await thread.run(call(1))
  await vi.waitFor(() => expect(printed.join('')).toContain('late'), 10_000)
  await thread.end()
})
