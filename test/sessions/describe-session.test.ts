import { expect, test } from 'vitest'
import type { Resource } from '../../src/resources/resource.ts'
import type { Session } from '../../src/resources/session.ts'
import { describeSession, statusOf } from '../../src/sessions/describe-session.ts'
import { IDLE_MILLISECONDS } from '../../src/sessions/limits.ts'

const stored: Resource<Session> = {
  id: 'one',
  arn: 'arn',
  name: undefined,
  status: 'ACTIVE',
  revision: 1,
  createdAt: new Date(0),
  updatedAt: new Date(1_000),
  document: { steps: 0 },
}

test.each([
  ['ACTIVE', 'ACTIVE', 0],
  ['ACTIVE', 'ACTIVE', IDLE_MILLISECONDS],
  ['ACTIVE', 'EXPIRED', IDLE_MILLISECONDS + 1],
  ['ENDED', 'ENDED', IDLE_MILLISECONDS + 1],
])('%s is %s after %i milliseconds', (status, expected, waited) => {
  expect(statusOf({ ...stored, status }, 1_000 + waited)).toBe(expected)
})

test('what every answer has of it', () => {
  expect(describeSession(stored, 1_000)).toEqual({
    sessionId: 'one',
    sessionArn: 'arn',
    sessionStatus: 'ACTIVE',
    createdAt: stored.createdAt,
    lastUpdatedAt: stored.updatedAt,
  })
})
