import { expect, test } from 'vitest'
import { errorInside } from '../../../src/backends/upstream/error-inside.ts'

test('finds an error in the place of an answer, by the ways that servers tell it', () => {
  for (const value of [
    { error: { message: 'no memory' } },
    { error: 'no memory' },
    { object: 'error', message: 'no memory', code: 500 },
    { type: 'error', error: { type: 'overloaded_error', message: 'no memory' } },
  ])
    expect(errorInside(value)).toBe('no memory')
  expect(errorInside({ error: {} })).toContain('without a message')
})

test('an answer is none', () => {
  for (const value of [{ choices: [], error: null }, { object: 'chat.completion' }, [], null, 'error'])
    expect(errorInside(value)).toBeUndefined()
})
