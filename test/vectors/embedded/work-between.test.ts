import { expect, test } from 'vitest'
import { createWorkBetween } from '../../../src/vectors/embedded/work-between.ts'

const turn = () => new Promise(resolve => setImmediate(resolve))
const turns = async (count: number): Promise<void> => {
  for (let at = 0; at < count; at++) await turn()
}

test('it works until there is nothing left, once at a time, and again when it is woken', async () => {
  let left = 3
  let steps = 0
  const work = (): boolean => {
    steps += 1
    left -= 1
    return left > 0
  }
  const between = createWorkBetween({ work }, () => {})
  between.wake()
  between.wake()
  expect(steps).toBe(0)
  await turns(6)
  expect(steps).toBe(3)
  between.wake()
  await turns(2)
  expect(steps).toBe(4)
})

test('stopped, it works no more', async () => {
  let steps = 0
  const work = (): boolean => {
    steps += 1
    return true
  }
  const between = createWorkBetween({ work }, () => {})
  between.wake()
  await turns(2)
  between.stop()
  const before = steps
  await turns(3)
  expect(steps).toBe(before)
})

test('what the work throws is told', async () => {
  const failed: unknown[] = []
  const error = new Error('the disk is full')
  const between = createWorkBetween(
    {
      work: () => {
        throw error
      },
    },
    each => failed.push(each),
  )
  between.wake()
  await turns(3)
  expect(failed).toEqual([error])
})
