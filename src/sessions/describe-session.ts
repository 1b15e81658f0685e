import type { SessionStatus } from '@aws-sdk/client-bedrock-agent-runtime'
import type { Resource } from '../resources/resource.ts'
import type { Session } from '../resources/session.ts'
import { IDLE_MILLISECONDS } from './limits.ts'

/** @param now milliseconds on the service clock. */
export const statusOf = ({ status, updatedAt }: Resource<Session>, now: number): SessionStatus => {
  if (status === 'ENDED') return 'ENDED'
  return now - updatedAt.getTime() > IDLE_MILLISECONDS ? 'EXPIRED' : 'ACTIVE'
}

/** What answers and lists have of a session alike. */
export const describeSession = (stored: Resource<Session>, now: number) => ({
  sessionId: stored.id,
  sessionArn: stored.arn,
  sessionStatus: statusOf(stored, now),
  createdAt: stored.createdAt,
  lastUpdatedAt: stored.updatedAt,
})
