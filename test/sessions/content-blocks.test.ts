import { expect, test } from 'vitest'
import { packBlocks, unpackBlocks } from '../../src/sessions/content-blocks.ts'
import { MOST_STEP_BYTES } from '../../src/sessions/limits.ts'

test('blocks survive JSON', () => {
  const blocks = [
    { text: '' },
    { image: { format: 'gif' as const, source: { bytes: new Uint8Array([0, 128, 255]) } } },
    { image: { format: 'png' as const, source: { s3Location: { uri: 's3://bucket/key' } } } },
  ]
  const read = unpackBlocks(JSON.parse(JSON.stringify(packBlocks(blocks))))
  expect(read).toEqual([blocks[0], expect.anything(), blocks[2]])
  expect([...(read[1]?.image?.source?.bytes ?? [])]).toEqual([0, 128, 255])
})

test('bytes of texts and images count together', () => {
  const half = 'é'.repeat(MOST_STEP_BYTES / 4)
  const image = { format: 'png' as const, source: { bytes: new Uint8Array(MOST_STEP_BYTES / 2 - 2) } }
  expect(packBlocks([{ text: half }, { image }])).toHaveLength(2)
  expect(() => packBlocks([{ text: half }, { text: 'four' }, { image }])).toThrow(/at most 52428800 bytes/)
})
