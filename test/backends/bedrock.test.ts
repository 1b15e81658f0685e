import * as v from 'valibot'
import { afterAll, beforeAll, vi } from 'vitest'
import { bedrock } from '../../src/backends/bedrock.ts'
import { backendSetup, startBedrock, stubCredentials } from '../support/bedrock-upstream.ts'
import type { Started } from '../support/start-outcrop.ts'
import { backendSuite } from './backend-suite.ts'

let upstream: Started
beforeAll(async () => {
  stubCredentials()
  upstream = await startBedrock()
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await upstream.close()
})

backendSuite('bedrock', async () =>
  bedrock.create(
    v.parse(v.strictObject(bedrock.settings), { endpoint: upstream.url }),
    await backendSetup('real'),
  ),
)
