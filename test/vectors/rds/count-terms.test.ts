import { expect, test } from 'vitest'
import { countTerms } from '../../../src/vectors/rds/count-terms.ts'

const never = new AbortController().signal

test('each row gets the terms of its text', async () => {
  expect(await countTerms([{ id: 'a', text: 'Ships shipping the parcels' }], never)).toEqual([
    {
      id: 'a',
      text: 'Ships shipping the parcels',
      terms: new Map([
        ['ship', 2],
        ['parcel', 1],
      ]),
    },
  ])
})

test('others have their turn between long texts, and may give it up', async () => {
  const rows = Array.from({ length: 20 }, () => ({ text: 'parcel '.repeat(20_000) }))
  let turns = 0
  const timer = setInterval(() => {
    turns += 1
  }, 0)
  expect(await countTerms(rows, never)).toHaveLength(20)
  clearInterval(timer)
  expect(turns).toBeGreaterThan(1)
  const controller = new AbortController()
  const counting = countTerms(rows, controller.signal)
  controller.abort()
  await expect(counting).rejects.toMatchObject({ name: 'AbortError' })
})
