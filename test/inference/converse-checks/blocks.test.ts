import { expect, test } from 'vitest'
import { placedBlocks, placedMedia } from '../../../src/inference/converse-checks/blocks.ts'
import { assistant, hello, user } from './expect-refusal.ts'

const image = { format: 'png' as const, source: { bytes: new Uint8Array(1) } }
const document = { name: 'a', source: { text: 'A' } }

test('blocks with their places', () => {
  const placed = [...placedBlocks({ messages: [hello, assistant({ text: 'a' }, { text: 'b' })] })]
  expect(placed).toEqual([
    { role: 'user', path: 'messages.0.content.0', block: { text: 'Hello.' } },
    { role: 'assistant', path: 'messages.1.content.0', block: { text: 'a' } },
    { role: 'assistant', path: 'messages.1.content.1', block: { text: 'b' } },
  ])
  expect([...placedBlocks({ messages: undefined })]).toEqual([])
})

test('media of turns and of the results of tools', () => {
  const messages = [
    user({ text: 'a' }, { image }, { audio: { format: 'mp3', source: { bytes: new Uint8Array(1) } } }),
    user({ toolResult: { toolUseId: 'a', content: [{ text: 'x' }, { document }, { image }] } }),
  ]
  expect([...placedMedia({ messages })].map(({ path }) => path)).toEqual([
    'messages.0.content.1',
    'messages.0.content.2',
    'messages.1.content.0.tool_result.content.1',
    'messages.1.content.0.tool_result.content.2',
  ])
})
