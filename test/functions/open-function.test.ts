import { expect, test } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { throttlingException } from '../../src/errors.ts'
import type { FunctionRun, FunctionRunner } from '../../src/functions/function-runner.ts'
import { openFunction } from '../../src/functions/open-function.ts'
import { failure } from '../support/run-functions.ts'

/** A runner whose calls end when the test says so; those aborted, only then too. */
const heldRunner = () => {
  const held: { readonly call: FunctionRun; end(reply: string): void }[] = []
  let isClosed = false
  const runner: FunctionRunner = {
    run: call =>
      new Promise((resolve, reject) => {
        held.push({ call, end: reply => (call.signal.aborted ? reject(call.signal.reason) : resolve(reply)) })
      }),
    async close() {
      isClosed = true
    },
  }
  return { held, runner, isClosed: () => isClosed }
}
const settled = async () => {
  for (let i = 0; i < 20; i++) await new Promise(setImmediate)
}
const signal = () => new AbortController().signal

test('so many at once, so many wait, the next is refused', async () => {
  const { held, runner } = heldRunner()
  const { call } = openFunction({ timeoutSeconds: 900, concurrency: 2 }, runner, systemClock)
  const calls = Array.from({ length: 102 }, (_, n) => call('it', String(n), signal()))
  await settled()
  expect(held.map(({ call }) => call.event)).toEqual(['0', '1'])
  await expect(call('it', 'more', signal())).rejects.toEqual(
    failure('busy', '2 calls of the function it run already, and this one could not wait for them.'),
  )
  const gone = AbortSignal.abort(throttlingException('of the caller'))
  await expect(call('it', 'gone', gone)).rejects.toThrow('of the caller')
  held[1]?.end('"one"')
  expect(await calls[1]).toBe('one')
  await settled()
  expect(held.map(({ call }) => call.event)).toEqual(['0', '1', '2'])
  for (let n = 0; n < calls.length; n++) {
    if (n !== 1) held[n]?.end(String(n))
    await settled()
  }
  expect((await Promise.all(calls)).filter(reply => reply !== 'one')).toHaveLength(101)
})

test('whoever gives up is answered, and its place is free when the run has ended', async () => {
  const { held, runner } = heldRunner()
  const { call } = openFunction({ timeoutSeconds: 900, concurrency: 1 }, runner, systemClock)
  const controller = new AbortController()
  const first = call('it', '1', controller.signal)
  const second = call('it', '2', signal())
  await settled()
  controller.abort(new Error('gone'))
  await expect(first).rejects.toThrow('gone')
  await settled()
  expect(held).toHaveLength(1)
  expect(held[0]?.call.signal.aborted).toBe(true)
  held[0]?.end('late')
  await settled()
  expect(held).toHaveLength(2)
  held[1]?.end('2')
  expect(await second).toBe(2)
})

test('one that waits and gives up is never run', async () => {
  const { held, runner } = heldRunner()
  const { call } = openFunction({ timeoutSeconds: 900, concurrency: 1 }, runner, systemClock)
  const controller = new AbortController()
  const first = call('it', '1', signal())
  const second = call('it', '2', controller.signal)
  await settled()
  controller.abort(new Error('gone'))
  await expect(second).rejects.toThrow('gone')
  held[0]?.end('1')
  expect(await first).toBe(1)
  await settled()
  expect(held).toHaveLength(1)
})

test('a runner that fails in a way of its own', async () => {
  const run = () => Promise.reject(new RangeError('secret'))
  const { call } = openFunction({ timeoutSeconds: 900, concurrency: 1 }, { run }, systemClock)
  await expect(call('it', '1', signal())).rejects.toEqual(
    failure('unreachable', 'The function it could not be called: the server failed to run it.'),
  )
})

test('closes when nothing runs any more', async () => {
  const { held, runner, isClosed } = heldRunner()
  const opened = openFunction({ timeoutSeconds: 900, concurrency: 1 }, runner, systemClock)
  const called = opened.call('it', '1', signal())
  await settled()
  const closing = opened.close()
  await expect(called).rejects.toEqual(failure('ended', /the server is stopping\.$/))
  await settled()
  expect(isClosed()).toBe(false)
  held[0]?.end('late')
  await closing
  expect(isClosed()).toBe(true)
})
