import { describe, expect, test } from 'vitest'
import { limitAnswer } from '../../../src/backends/embedded/limit-answer.ts'

const said = 'The ferry leaves at noon. Bring a coat.'

test('an answer within its limits is whole', () => {
  expect(limitAnswer(said)).toEqual({ text: said, stopReason: 'end_turn', outputTokens: 10 })
  expect(limitAnswer(said, { maxTokens: 10 })).toEqual({
    text: said,
    stopReason: 'end_turn',
    outputTokens: 10,
  })
})

describe('maxTokens', () => {
  test.each([
    [1, 'The'],
    [4, 'The ferry leaves at'],
    [6, 'The ferry leaves at noon.'],
  ])('%i', (maxTokens, text) => {
    expect(limitAnswer(said, { maxTokens })).toEqual({
      text,
      stopReason: 'max_tokens',
      outputTokens: maxTokens,
    })
  })
})

describe('stopSequences', () => {
  test('the first in the text ends it, and is not in it', () => {
    expect(limitAnswer(said, { stopSequences: ['coat', ' noon', 'sea'] })).toEqual({
      text: 'The ferry leaves at',
      stopReason: 'stop_sequence',
      stopSequence: ' noon',
      outputTokens: 4,
    })
  })
  test('of two at one place the longer', () => {
    expect(limitAnswer(said, { stopSequences: ['f', 'ferry'] }).stopSequence).toBe('ferry')
  })
  test('an empty one stops nothing', () => {
    expect(limitAnswer(said, { stopSequences: [''] }).stopReason).toBe('end_turn')
  })
  test('whichever limit comes first wins', () => {
    expect(limitAnswer(said, { maxTokens: 2, stopSequences: ['noon'] }).stopReason).toBe('max_tokens')
    expect(limitAnswer(said, { maxTokens: 9, stopSequences: ['noon'] }).stopReason).toBe('stop_sequence')
  })
  test('at the very beginning they leave nothing', () => {
    expect(limitAnswer(said, { stopSequences: ['The'] })).toMatchObject({ text: '', outputTokens: 0 })
  })
})

describe('a tool use', () => {
  const use = { toolUseId: 'tooluse_a', name: 'find', input: { city: 'Reykjavik', days: [1, 2, 3] } }
  test('is whole within maxTokens, whatever the stop sequences', () => {
    const limited = limitAnswer([use], { maxTokens: 200, stopSequences: ['city'] })
    expect(limited.stopReason).toBe('tool_use')
    expect(JSON.parse(limited.toolUses?.[0]?.input ?? '')).toEqual(use.input)
  })
  test('is cut in its input', () => {
    const limited = limitAnswer([use], { maxTokens: 15 })
    expect(limited).toMatchObject({ stopReason: 'max_tokens', outputTokens: 15 })
    expect(JSON.stringify(use.input).startsWith(limited.toolUses?.[0]?.input ?? 'none')).toBe(true)
  })
  test('of several the first ones are whole', () => {
    const limited = limitAnswer([use, { ...use, toolUseId: 'tooluse_b' }], { maxTokens: 45 })
    expect(limited.stopReason).toBe('max_tokens')
    expect(limited.toolUses?.map(({ toolUseId }) => toolUseId)).toEqual(['tooluse_a', 'tooluse_b'])
    expect(JSON.parse(limited.toolUses?.[0]?.input ?? '')).toEqual(use.input)
  })
  test('is left out where not even its name fits', () => {
    expect(limitAnswer([use], { maxTokens: 5 })).toEqual({
      text: '',
      stopReason: 'max_tokens',
      outputTokens: 5,
    })
  })
})
