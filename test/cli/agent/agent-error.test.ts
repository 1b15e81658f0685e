import { expect, test } from 'vitest'
import { AgentError } from '../../../src/cli/agent/agent-error.ts'

test('it is known by its name', () => {
  expect(new AgentError('Do this.')).toMatchObject({ name: 'AgentError', message: 'Do this.' })
})
