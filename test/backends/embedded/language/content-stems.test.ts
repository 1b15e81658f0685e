import { expect, test } from 'vitest'
import { contentStems } from '../../../../src/backends/embedded/language/content-stems.ts'
import { stem } from '../../../../src/backends/embedded/language/stem.ts'

test('leaves out what carries no matter, keeps order and repeats', () => {
  expect(contentStems('Where is the ferry, and when is the ferry leaving?')).toEqual(
    ['ferry', 'ferry', 'leaving'].map(stem),
  )
  expect(contentStems('How is it?')).toEqual([])
})
