import { expect, test } from 'vitest'
import {
  endsAtSequence,
  eventWithStopSequence,
  withStopSequence,
} from '../../../src/backends/openai-compatible/stop-sequences.ts'

const choice = (members: object) => ({ choices: [{ finish_reason: 'stop', ...members }] })

test('vLLM and SGLang name the sequence; a number is a token of the model', () => {
  expect(endsAtSequence(choice({ stop_reason: 'END' }))).toBe(true)
  expect(endsAtSequence(choice({ matched_stop: 'END' }))).toBe(true)
  for (const members of [
    {},
    { stop_reason: 151645 },
    { matched_stop: 7 },
    { stop_reason: 'x', finish_reason: null },
  ])
    expect(endsAtSequence(choice(members))).toBe(false)
  for (const chunk of [null, {}, { choices: [] }, { choices: [null] }])
    expect(endsAtSequence(chunk)).toBe(false)
})

test('only the end of a turn becomes one at a sequence', () => {
  expect(eventWithStopSequence({ messageStop: { stopReason: 'end_turn' } })).toEqual({
    messageStop: { stopReason: 'stop_sequence' },
  })
  expect(eventWithStopSequence({ messageStop: { stopReason: 'max_tokens' } })).toEqual({
    messageStop: { stopReason: 'max_tokens' },
  })
  const response = { output: undefined, usage: undefined, metrics: undefined }
  expect(withStopSequence({ ...response, stopReason: 'end_turn' }).stopReason).toBe('stop_sequence')
  expect(withStopSequence({ ...response, stopReason: 'tool_use' }).stopReason).toBe('tool_use')
})
