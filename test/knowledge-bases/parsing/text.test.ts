import { expect, test } from 'vitest'
import { blocksOf } from './parse.ts'

test('paragraphs are what blank lines part; their own lines stay', async () => {
  expect(await blocksOf('a.txt', '\n\nOne\nline.\r\n \t\r\nTwo.\r\rThree.\n\n\n\n')).toEqual([
    ['paragraph', 'One\nline.'],
    ['paragraph', 'Two.'],
    ['paragraph', 'Three.'],
  ])
})
