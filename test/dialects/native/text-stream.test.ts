import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import {
  decodeTextStream,
  encodeTextStream,
  plainReader,
  textIn,
  usageOf,
} from '../../../src/dialects/native/text-stream.ts'
import { answer } from '../../support/answers.ts'
import { each } from '../../support/each.ts'
import { batches, toEvents } from '../../support/to-events.ts'

const form = {
  write: (event: ConverseStreamOutput) => textIn(event.contentBlockDelta?.delta),
  chunk: (text: string) => ({ text }),
  end: (reason?: string) => ({ reason }),
}
const readPiece = (chunk: object) => chunk

const all = async <Value>(batches: AsyncIterable<Value[]>): Promise<Value[][]> => {
  const found: Value[][] = []
  for await (const batch of batches) found.push(batch)
  return found
}

test('one chunk for the text of each batch, one for the end', async () => {
  const events = toEvents(answer([{ text: 'One, two, three' }]), 4)
  const chunks = await all(encodeTextStream(batches(events.slice(0, 3), events.slice(3)), form))
  expect(chunks).toEqual([
    [{ text: 'One, two' }],
    [{ text: ', three' }, expect.objectContaining({ reason: 'end_turn' })],
  ])
})

test('what is no text adds nothing', () => {
  expect(textIn({ citationsContent: { content: [{ text: 'a' }, { text: 'b' }] } })).toBe('ab')
  expect(textIn({ reasoningContent: { text: 'a' } })).toBe('')
  expect(textIn(undefined)).toBe('')
})

test('reads the pieces back, with the usage of the family where there are no metrics', async () => {
  const usage = { inputTokens: 1, outputTokens: 2, totalTokens: 3 }
  const events = await all(
    decodeTextStream(each([{ text: 'a' }, { text: '', stopReason: 'max_tokens', usage }]), readPiece),
  )
  expect(events).toEqual([
    [
      { messageStart: { role: 'assistant' } },
      { contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'a' } } },
    ],
    [{ contentBlockStop: { contentBlockIndex: 0 } }, { messageStop: { stopReason: 'max_tokens' } }],
    [{ metadata: { usage, metrics: undefined } }],
  ])
})

test('without a usage it is not whole', async () => {
  const read = all(decodeTextStream(each([{ text: 'a', stopReason: 'end_turn' }]), readPiece))
  await expect(read).rejects.toMatchObject({ name: 'ModelStreamErrorException' })
})

test('no text is no block', () => {
  const reader = plainReader()
  expect([...reader.read(''), ...reader.end('end_turn')]).toEqual([
    { messageStop: { stopReason: 'end_turn' } },
  ])
})

test('tokens are counted only where both are', () => {
  expect(usageOf(1, 2)).toEqual({ inputTokens: 1, outputTokens: 2, totalTokens: 3 })
  expect(usageOf(null, 2)).toBeUndefined()
})
