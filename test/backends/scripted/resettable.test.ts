import { expect, test } from 'vitest'
import { createEmbeddedBackend } from '../../../src/backends/embedded/create-embedded-backend.ts'
import { isResettable } from '../../../src/backends/scripted/resettable.ts'
import { playing } from './script.ts'

test('a backend that remembers nothing cannot be reset', () => {
  expect(isResettable(createEmbeddedBackend())).toBe(false)
  expect(isResettable(playing('- answer: x'))).toBe(true)
})
