import { expect, test } from 'vitest'
import type { AgentsContext } from '../../../src/agents/control/agents-context.ts'
import { madeBefore, newPart, replacePart } from '../../../src/agents/control/change-draft.ts'

const context = { clocks: { service: { now: () => 0 } } } as AgentsContext
const part = (sequence: number, token?: string) => ({
  ...newPart([{ sequence, createdAt: '', updatedAt: '' }], context, token, { asked: 1 }),
})

test('numbers rise, and a client token is remembered with what it asked', () => {
  expect(part(4, 'token')).toMatchObject({
    sequence: 5,
    createdAt: '1970-01-01T00:00:00.000Z',
    once: { token: 'token' },
  })
  expect(newPart([], context, undefined, {})).toMatchObject({ sequence: 1, once: undefined })
  const parts = [part(1), part(2, 'token')]
  expect(madeBefore(parts, 'token', { asked: 1 })).toBe(parts[1])
  expect(madeBefore(parts, 'other', { asked: 1 })).toBeUndefined()
  expect(madeBefore(parts, undefined, { asked: 1 })).toBeUndefined()
  expect(() => madeBefore(parts, 'token', { asked: 2 })).toThrow('client token has already been used')
})

test('one in place of another', () => {
  expect(
    replacePart(
      [
        { id: 'a', x: 1 },
        { id: 'b', x: 2 },
      ],
      { id: 'b', x: 3 },
    ),
  ).toEqual([
    { id: 'a', x: 1 },
    { id: 'b', x: 3 },
  ])
})
