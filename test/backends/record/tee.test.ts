import { expect, test } from 'vitest'
import { type Ending, tee } from '../../../src/backends/record/tee.ts'

async function* numbers(count: number, error?: Error) {
  for (let index = 0; index < count; index++) yield index
  if (error) throw error
}
const watch = (source: AsyncIterable<number>) => {
  const seen: number[] = []
  const endings: Ending[] = []
  return {
    seen,
    endings,
    items: tee(
      source,
      item => seen.push(item),
      ending => endings.push(ending),
    ),
  }
}
const read = async (items: AsyncIterable<number>, most = Number.POSITIVE_INFINITY) => {
  const got: number[] = []
  if (most > 0) for await (const item of items) if (got.push(item) >= most) break
  return got
}

test('all items pass and are seen, and the end once', async () => {
  const { seen, endings, items } = watch(numbers(3))
  expect(await read(items)).toEqual([0, 1, 2])
  expect(seen).toEqual([0, 1, 2])
  expect(endings).toEqual([{ how: 'complete' }])
})

test('an error passes and is the ending', async () => {
  const error = new Error('broken')
  const { endings, items } = watch(numbers(1, error))
  await expect(read(items)).rejects.toBe(error)
  expect(endings).toEqual([{ how: 'failed', error }])
})

test('a reader who leaves lets the source go, also before it has begun', async () => {
  for (const most of [1, 0]) {
    let released = 0
    const { seen, endings, items } = watch({
      [Symbol.asyncIterator]: () => ({
        next: async () => ({ done: false, value: 7 }),
        return: async () => {
          released += 1
          return { done: true, value: undefined }
        },
      }),
    })
    if (most > 0) await read(items, most)
    else await items[Symbol.asyncIterator]().return?.()
    expect(seen).toHaveLength(most)
    expect(endings).toEqual([{ how: 'cut' }])
    expect(released).toBe(1)
  }
})
