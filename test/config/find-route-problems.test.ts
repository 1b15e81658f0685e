import { expect, test } from 'vitest'
import { findRouteProblems } from '../../src/config/find-route-problems.ts'

const locate = (path: readonly string[]) => path.join('.')

test('names that are there are right', () => {
  const backends = { gpu: { type: 'x' }, recorded: { type: 'x', of: 'gpu' } }
  const models = [{ backends: ['gpu/meta/llama', 'recorded', 'embedded'] }]
  expect(findRouteProblems({ backends, models }, locate)).toEqual([])
})

test('a name that is not there is told with its line, and what there is', () => {
  const backends = { recorded: { type: 'x', of: 'gpv' } }
  const models = [{ backends: ['embedded', 'gpu/meta'] }]
  expect(findRouteProblems({ backends, models }, locate)).toEqual([
    'models.0.backends.1: "models.0.backends.1" names the backend gpu, which is not there. There are: embedded, recorded.',
    'backends.recorded.of: "backends.recorded.of" names the backend gpv, which is not there. There are: embedded, recorded.',
  ])
})

test('backends that wrap each other in a circle', () => {
  const backends = { a: { type: 'x', of: 'b' }, b: { type: 'x', of: 'a' }, c: { type: 'x', of: 'a' } }
  const problems = findRouteProblems({ backends, models: [] }, locate)
  expect(problems).toEqual([
    'backends.a.of: the backend a wraps itself, through "backends.a.of".',
    'backends.b.of: the backend b wraps itself, through "backends.b.of".',
  ])
})
