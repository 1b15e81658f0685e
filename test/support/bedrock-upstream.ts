import { vi } from 'vitest'
import type { BackendSetup } from '../../src/backends/backend-kind.ts'
import { systemClock } from '../../src/clock.ts'
import type { PartialConfig } from '../../src/config.ts'
import { createLogger } from '../../src/log.ts'
import { type Started, startOutcrop } from './start-outcrop.ts'

/** The one key that the upstream takes. */
export const upstreamKey = Object.freeze({
  accessKeyId: 'AKIAUPSTREAM00000001',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
})

/** In the place of the real Bedrock: another Outcrop, which verifies every signature. */
export const startBedrock = (settings: PartialConfig = {}): Promise<Started> =>
  startOutcrop({ preset: 'gateway', credentials: [{ ...upstreamKey }], keptModels: ['*'], ...settings })

/** What the default chain finds in this process, until `vi.unstubAllEnvs`. */
export const stubCredentials = (
  key: { accessKeyId: string; secretAccessKey: string } = upstreamKey,
): void => {
  vi.stubEnv('AWS_PROFILE', undefined)
  vi.stubEnv('AWS_SESSION_TOKEN', undefined)
  vi.stubEnv('AWS_ACCESS_KEY_ID', key.accessKeyId)
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', key.secretAccessKey)
}

/** What surrounds a backend. */
export const backendSetup = async (name: string): Promise<BackendSetup> => ({
  name,
  home: '/nowhere',
  clocks: { service: systemClock, wall: systemClock },
  log: await createLogger({ level: 'silent', format: 'json' }),
  backend: async () => {
    throw new Error('This backend wraps no other.')
  },
})
