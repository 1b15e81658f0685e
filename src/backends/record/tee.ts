/** How the reading of a stream ended. */
export type Ending =
  | { readonly how: 'complete' }
  | { readonly how: 'cut' }
  | { readonly how: 'failed'; readonly error: unknown }

/**
 * The same items, seen on their way. Not a generator: of one that nobody has begun to read, leaving would not be
 * noticed.
 *
 * @param ended called once.
 */
export const tee = <Item>(
  source: AsyncIterable<Item>,
  seen: (item: Item) => void,
  ended: (ending: Ending) => void,
): AsyncIterable<Item> => ({
  [Symbol.asyncIterator]() {
    const iterator = source[Symbol.asyncIterator]()
    let open = true
    const end = (ending: Ending): void => {
      if (open) ended(ending)
      open = false
    }
    return {
      async next() {
        try {
          const result = await iterator.next()
          if (result.done) end({ how: 'complete' })
          else seen(result.value)
          return result
        } catch (error) {
          end({ how: 'failed', error })
          throw error
        }
      },
      async return() {
        end({ how: 'cut' })
        await iterator.return?.()
        return { done: true, value: undefined }
      },
    }
  },
})
