import { expect, test } from 'vitest'
import { readBounded } from '../../../src/knowledge-bases/sources/read-bounded.ts'

test('joins what comes, and stops reading as soon as it is too much', async () => {
  let given = 0
  let isStopped = false
  async function* endless() {
    try {
      for (;;) {
        given += 1
        yield Buffer.from('abc')
      }
    } finally {
      isStopped = true
    }
  }
  const two = async function* () {
    yield Buffer.from('ab')
    yield Buffer.from('c')
  }
  expect(Buffer.from(await readBounded(two(), 3)).toString()).toBe('abc')
  await expect(readBounded(endless(), 10)).rejects.toThrow('The file is larger than 50 MB.')
  expect([given, isStopped]).toEqual([4, true])
})
