import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createLocks, lockOf } from '../../src/knowledge-bases/locks.ts'

test('one after the other for a key, also after a failure; other keys do not wait', async () => {
  const locks = createLocks()
  const order: string[] = []
  const work =
    (name: string, fails = false) =>
    async () => {
      order.push(`${name} begins`)
      await setImmediate()
      order.push(`${name} ends`)
      if (fails) throw new Error(name)
      return name
    }
  const [a, b, c] = await Promise.allSettled([
    locks('x', work('a', true)),
    locks('x', work('b')),
    locks('y', work('c')),
  ])
  expect(a).toMatchObject({ status: 'rejected' })
  expect(b).toMatchObject({ value: 'b' })
  expect(c).toMatchObject({ value: 'c' })
  expect(order.filter(each => !each.startsWith('c'))).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
  expect(order.indexOf('c begins')).toBeLessThan(order.indexOf('a ends'))
})

test('owners have locks of their own', () => {
  expect(lockOf({ account: '1', region: 'a' })).not.toBe(lockOf({ account: '1', region: 'b' }))
})
