import { expect, test } from 'vitest'
import { StorageFailure } from '../../../src/vectors/remote/storage-failure.ts'

test('is what AWS says of a dependency, and knows the answer', () => {
  const cause = new Error('cause')
  const failure = new StorageFailure('It is not there.', { status: 404, cause })
  expect(failure).toMatchObject({ name: 'DependencyFailedException', status: 424, answered: 404, cause })
})
