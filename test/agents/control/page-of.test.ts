import { expect, test } from 'vitest'
import { pageAndOne, pageOf } from '../../../src/agents/control/page-of.ts'

const numbers = [1, 2, 4, 7]
const page = (items: readonly number[], request: object) => pageOf(items, each => each, ['list'], request)

test('goes on where it was, whatever was deleted meanwhile', () => {
  const { items, nextToken } = page(numbers, { maxResults: 2 })
  expect(items).toEqual([1, 2])
  expect(page([1, 4, 7, 8], { nextToken }).items).toEqual([4, 7, 8])
})

test('the last page has no token, and an empty list is one', () => {
  expect(page(numbers, { maxResults: 4 })).toEqual({ items: numbers })
  expect(page([], {})).toEqual({ items: [] })
})

test("not with another list's token", () => {
  const { nextToken } = page(numbers, { maxResults: 1 })
  expect(() => pageOf(numbers, each => each, ['other'], { nextToken })).toThrow('nextToken is invalid')
})

test.each([1, 2, 3, 4, 5, 9])('one item more behind them, in pages of %i', async maxResults => {
  const seen: number[] = []
  for (let nextToken: string | undefined; ; ) {
    const at = await pageAndOne(async request => page(numbers, request), 99, ['one'], {
      maxResults,
      nextToken,
    })
    expect(at.items.length).toBeLessThanOrEqual(maxResults)
    seen.push(...at.items)
    nextToken = at.nextToken
    if (nextToken === undefined) break
  }
  expect(seen).toEqual([...numbers, 99])
})
