import { expect, test } from 'vitest'
import { checkActionGroups, refuseEnabled } from '../../../src/agents/control/check-parts.ts'
import type { ActionGroupPart } from '../../../src/resources/agent.ts'

const group = (id: string, more: Partial<ActionGroupPart> = {}): ActionGroupPart => ({
  id,
  name: id,
  state: 'ENABLED',
  sequence: 1,
  createdAt: '',
  updatedAt: '',
  ...more,
})
const fifteen = Array.from({ length: 15 }, (_, number) => group(`g${number}`))

test('one that is changed does not stand in its own way', () => {
  expect(() => checkActionGroups(fifteen, group('g3'))).not.toThrow()
  expect(() => checkActionGroups(fifteen, group('g3', { name: 'g4' }))).toThrow('already exists')
})

test('disabled ones do not count', () => {
  expect(() => checkActionGroups(fifteen, group('x'))).toThrow('at most 15')
  expect(() => checkActionGroups(fifteen, group('x', { state: 'DISABLED' }))).not.toThrow()
  const [first, ...others] = fifteen
  const less = [group(first?.id ?? '', { state: 'DISABLED' }), ...others]
  expect(() => checkActionGroups(less, group('x'))).not.toThrow()
})

test('a signature once', () => {
  const ask = group('ask', { signature: 'AMAZON.UserInput' })
  expect(() => checkActionGroups([ask], { ...ask, id: 'x', name: 'x' })).toThrow('AMAZON.UserInput')
})

test('an enabled one is not deleted', () => {
  expect(() => refuseEnabled(group('ID'))).toThrow(
    'ActionGroup with ID ID cannot be deleted when it is Enabled.',
  )
  expect(refuseEnabled(group('ID', { state: 'DISABLED' }))).toBeUndefined()
})
