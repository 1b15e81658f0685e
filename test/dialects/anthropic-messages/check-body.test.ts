import { describe, expect, test } from 'vitest'
import { checkMessagesBody } from '../../../src/dialects/anthropic-messages/check-body.ts'
import { small } from './bodies.ts'

const malformed = (errors: string) =>
  `Malformed input request: ${errors}, please reformat your input and try again.`

describe('checkMessagesBody', () => {
  test('gives the body itself back, without a copy', () => {
    expect(checkMessagesBody(small)).toBe(small)
  })

  test.each<[unknown, string]>([
    [null, '#: expected type: JSONObject, found: Null'],
    ['{}', '#: expected type: JSONObject, found: String'],
    [1, '#: expected type: JSONObject, found: Integer'],
    [{ ...small, messages: [] }, '#/messages: expected minimum item count: 1, found: 0'],
    [{ ...small, messages: {} }, '#/messages: expected type: JSONArray, found: JSONObject'],
    [{ ...small, messages: ['Hello'] }, '#/messages/0: expected type: JSONObject, found: String'],
    [
      { ...small, messages: [{}] },
      '#/messages/0: required key [role] not found, #/messages/0: required key [content] not found',
    ],
    [
      { ...small, messages: [{ role: 'tool', content: 'x' }] },
      '#/messages/0/role: tool is not a valid enum value',
    ],
    [
      { ...small, messages: [{ role: 'user', content: [] }] },
      '#/messages/0/content: expected minimum item count: 1, found: 0',
    ],
    [
      { ...small, messages: [{ role: 'user', content: 7 }] },
      '#/messages/0/content: expected type: JSONArray, found: Integer',
    ],
    [
      { ...small, messages: [{ role: 'user', content: 'x', name: 'y' }] },
      '#/messages/0: extraneous key [name] is not permitted',
    ],
    [{ ...small, max_tokens: '64' }, '#/max_tokens: expected type: Integer, found: String'],
    [{ ...small, max_tokens: 1.5 }, '#/max_tokens: expected type: Integer, found: BigDecimal'],
    [{ ...small, max_tokens: 0 }, '#/max_tokens: 0 is not greater or equal to 1'],
    [{ ...small, temperature: 1.5 }, '#/temperature: 1.5 is not less or equal to 1'],
    [{ ...small, temperature: null }, '#/temperature: expected type: Number, found: Null'],
    [{ ...small, top_k: 501 }, '#/top_k: 501 is not less or equal to 500'],
    [{ ...small, stop_sequences: 'END' }, '#/stop_sequences: expected type: JSONArray, found: String'],
    [{ ...small, stop_sequences: ['END', 2] }, '#/stop_sequences/1: expected type: String, found: Integer'],
    [{ ...small, tools: [true] }, '#/tools/0: expected type: JSONObject, found: Boolean'],
    [
      { ...small, model: 'claude', stream: true },
      '#: extraneous key [model] is not permitted, #: extraneous key [stream] is not permitted',
    ],
    [{ ...small, constructor: 1 }, '#: extraneous key [constructor] is not permitted'],
  ])('refuses %j', (body, errors) => {
    expect(() => checkMessagesBody(body)).toThrow(
      expect.objectContaining({ name: 'ValidationException', message: malformed(errors) }),
    )
  })

  test('a stop sequence too many', () => {
    const body = { ...small, stop_sequences: Array.from({ length: 8192 }, () => 'x') }
    expect(() => checkMessagesBody(body)).toThrow(
      malformed('#/stop_sequences: expected maximum item count: 8191, found: 8192'),
    )
  })

  test('another version than the one of Bedrock', () => {
    expect(() => checkMessagesBody({ ...small, anthropic_version: '2023-06-01' })).toThrow(
      'Invalid API version: 2023-06-01',
    )
  })

  test('a beta may add members, but not those that never belong here', () => {
    const beta = { ...small, anthropic_beta: ['x-2026-01-01'], added: 1 }
    expect(checkMessagesBody(beta)).toBe(beta)
    expect(() => checkMessagesBody({ ...beta, stream: false })).toThrow('extraneous key [stream]')
    expect(() => checkMessagesBody({ ...beta, anthropic_beta: [] })).toThrow('extraneous key [added]')
  })

  test.each([
    [{ prompt: 'Human: Hello' }, 'Claude 2'],
    [{ ...small, model: 'claude' }, 'Leave out model and stream'],
    [{ messages: [], inferenceConfig: {} }, 'Converse'],
    [{ messages: small.messages, max_tokens: 1 }, '"anthropic_version": "bedrock-2023-05-31"'],
  ])('says beside %j what to change', (body, hint) => {
    expect(() => checkMessagesBody(body)).toThrow(
      expect.objectContaining({ hint: expect.stringContaining(hint) }),
    )
  })

  test('an error stays short, however wrong the body', () => {
    const wrong = { ...small, messages: Array.from({ length: 100_000 }, () => ({ ['x'.repeat(10)]: 1 })) }
    const long = { ...small, ['x'.repeat(1_000_000)]: 1 }
    for (const body of [wrong, long])
      expect(() => checkMessagesBody(body)).toThrow(
        expect.objectContaining({
          message: expect.stringMatching(/^Malformed input request: [\s\S]{1,21000}$/),
        }),
      )
  })
})
