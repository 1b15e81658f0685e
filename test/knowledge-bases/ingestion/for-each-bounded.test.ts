import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { forEachBounded } from '../../../src/knowledge-bases/ingestion/for-each-bounded.ts'

test('works on each, and on so many at once', async () => {
  let running = 0
  let most = 0
  const done: number[] = []
  await forEachBounded(
    Array.from({ length: 20 }, (_, number) => number),
    3,
    async number => {
      running += 1
      most = Math.max(most, running)
      await setImmediate()
      running -= 1
      done.push(number)
    },
  )
  expect(most).toBe(3)
  expect(done.sort((a, b) => a - b)).toHaveLength(20)
})

test('the first failure ends it, when those at work have ended', async () => {
  const ended: number[] = []
  const working = forEachBounded([1, 2, 3, 4, 5, 6, 7, 8], 2, async number => {
    if (number === 2) throw new Error('Two')
    await setImmediate()
    ended.push(number)
  })
  await expect(working).rejects.toThrow('Two')
  expect(ended).toContain(1)
  expect(ended.length).toBeLessThan(7)
})

test('what the items fail with is thrown too, when those at work have ended', async () => {
  const ended: number[] = []
  const items = async function* () {
    yield 1
    throw new Error('Listing')
  }
  const working = forEachBounded(items(), 2, async number => {
    await setImmediate()
    ended.push(number)
  })
  await expect(working).rejects.toThrow('Listing')
  expect(ended).toEqual([1])
})
