import { expect, test } from 'vitest'
import { createChangeOrder } from '../../../src/vectors/remote/change-order.ts'

const turn = () => new Promise<void>(resolve => setImmediate(resolve))

test('one document is changed by one at a time, others meanwhile, everything by one alone', async () => {
  const order = createChangeOrder()
  const events: string[] = []
  const change = (name: string) => async () => {
    events.push(`${name} begins`)
    await turn()
    events.push(`${name} ends`)
    return name
  }
  const results = await Promise.all([
    order.of(['a'], change('first a')),
    order.of(['a', 'b'], change('a and b')),
    order.of(['c'], change('c')),
    order.alone(change('all')),
    order.of(['a'], change('last a')),
  ])
  expect(results).toEqual(['first a', 'a and b', 'c', 'all', 'last a'])
  const at = (event: string) => events.indexOf(event)
  expect(at('c begins')).toBeLessThan(at('first a ends'))
  expect(at('a and b begins')).toBeGreaterThan(at('first a ends'))
  expect(events.slice(-4)).toEqual(['all begins', 'all ends', 'last a begins', 'last a ends'])
})

test('one that fails keeps nobody waiting', async () => {
  const order = createChangeOrder()
  const failing = order.of(['a'], () => Promise.reject(new Error('no')))
  const next = order.of(['a'], async () => 'next')
  const alone = order.alone(async () => 'alone')
  await expect(failing).rejects.toThrow('no')
  expect([await next, await alone]).toEqual(['next', 'alone'])
})
