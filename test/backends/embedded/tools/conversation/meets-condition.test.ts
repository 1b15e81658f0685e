import { expect, test } from 'vitest'
import type { Json } from '../../../../../src/backends/embedded/json/json.ts'
import {
  forbidsActing,
  meetsCondition,
} from '../../../../../src/backends/embedded/tools/conversation/meets-condition.ts'

test.each<[string, Json, boolean | undefined]>([
  ['If app-07 is idle', { state: 'idle' }, true],
  ['If app-07 is idle', { state: 'busy' }, false],
  ['if it is unpaid', { status: 'paid' }, false],
  ['if the room is available', { available: true }, true],
  ['if the room is available', { available: false }, false],
  ['if it costs less than 50 euros', { price: 49.5 }, true],
  ['if it costs less than 50 euros', { price: 80 }, false],
  ['unless it rains', 'Light rain in the morning.', false],
  ['unless it rains', 'Sunny all day.', true],
  ['if she is in', { desk: 12 }, undefined],
])('%s: %j', (condition, result, met) => {
  expect(meetsCondition(condition, [result])).toBe(met)
})

test.each<[Json, boolean]>([
  [{ note: 'Restart is forbidden while users are connected.' }, true],
  [{ refundable: false }, true],
  ['No employee found.', true],
  [[], true],
  [{ name: 'Ada', email: 'ada@lake.example' }, false],
])('%j forbids acting: %s', (result, forbidden) => {
  expect(forbidsActing([result])).toBe(forbidden)
})
