import { expect, test } from 'vitest'
import { untilAborted } from '../../../src/backends/aws/until-aborted.ts'

const never = new Promise<never>(() => {})

test('gives what the promise gives', async () => {
  const { signal } = new AbortController()
  expect(await untilAborted(Promise.resolve(1), signal)).toBe(1)
  await expect(untilAborted(Promise.reject(new Error('no')), signal)).rejects.toThrow('no')
})

test('ends with the signal', async () => {
  await expect(untilAborted(never, AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone')
  const controller = new AbortController()
  const waiting = untilAborted(never, controller.signal)
  controller.abort(new Error('gone later'))
  await expect(waiting).rejects.toThrow('gone later')
})
