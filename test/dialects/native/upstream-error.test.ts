import { expect, test } from 'vitest'
import { upstreamError } from '../../../src/dialects/native/upstream-error.ts'

test.each([
  [{ type: 'overloaded_error', message: 'Overloaded' }, 'overloaded_error: Overloaded'],
  [{ type: null, message: 'Out of memory' }, 'an error: Out of memory'],
  ['text', 'an error: '],
])('%j', (error, said) => {
  expect(upstreamError(error)).toMatchObject({
    name: 'ModelStreamErrorException',
    hint: `The upstream ended its stream with ${said}`,
  })
})
