import { expect, test } from 'vitest'
import { limitedEnvironment } from '../../src/functions/limited-environment.ts'

test('what programs need to find each other, and what is said', () => {
  const all = { PATH: '/bin', HOME: '/root', AWS_SECRET_ACCESS_KEY: 'secret', NODE_OPTIONS: '--inspect' }
  expect(limitedEnvironment({ A: '1', HOME: '/tmp' }, all)).toEqual({ PATH: '/bin', HOME: '/tmp', A: '1' })
  expect(limitedEnvironment({}, {})).toEqual({})
})
