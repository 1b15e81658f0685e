import { UnreadableEvent } from 'outcrop-action-group'
import { expect, test } from 'vitest'

test('says what is wrong, in sentences', () => {
  const error = new UnreadableEvent(['This is missing.', 'That is wrong.'])
  expect(error.message).toBe('This is not the event of an action group. This is missing. That is wrong.')
  expect(error).toMatchObject({ name: 'UnreadableEvent', problems: ['This is missing.', 'That is wrong.'] })
})
