import { expect, test } from 'vitest'
import { decodeChunks } from '../../../src/backends/openai-compatible/decode-chunks.ts'
import { collect } from '../../../src/conversation/collect.ts'
import { each } from '../../support/each.ts'

const decode = (...chunks: object[]) => collect(decodeChunks(each(chunks)))
const delta = (members: object, finish_reason: string | null = null, more = {}) => ({
  choices: [{ index: 0, delta: members, finish_reason, ...more }],
})

test('reasoning, text and calls without identifiers, as servers of open-weight models send them', async () => {
  const { output, stopReason } = await decode(
    delta({ role: 'assistant', reasoning_content: 'Hm' }),
    delta({ reasoning: '.' }),
    delta({ content: 'Now.' }),
    delta({ tool_calls: [{ function: { name: 'add', arguments: '{"a":1}' } }] }),
    delta({}, 'stop'),
    { choices: [], usage: { prompt_tokens: 1, completion_tokens: 2 } },
  )
  expect(output?.message?.content).toEqual([
    { reasoningContent: { reasoningText: { text: 'Hm.' } } },
    { text: 'Now.' },
    { toolUse: { toolUseId: expect.stringMatching(/^tooluse_\w{32}$/), name: 'add', input: { a: 1 } } },
  ])
  expect(stopReason).toBe('tool_use')
})

test('a reason to finish that nobody knows ends the turn', async () => {
  expect((await decode(delta({ content: 'x' }), delta({}, 'eos'))).stopReason).toBe('end_turn')
  expect((await decode(delta({ content: 'x' }), delta({}, 'stop', { stop_reason: 'END' }))).stopReason).toBe(
    'stop_sequence',
  )
})

test('an error in the stream, and one without an end, are no clean end', async () => {
  for (const error of [
    { error: { message: 'no memory' } },
    { error: 'no memory' },
    { object: 'error', message: 'no memory' },
  ])
    await expect(decode(delta({ content: 'x' }), error)).rejects.toMatchObject({
      name: 'ModelStreamErrorException',
      hint: expect.stringContaining('no memory'),
    })
  await expect(decode(delta({ content: 'x' }))).rejects.toMatchObject({ name: 'ModelStreamErrorException' })
})
