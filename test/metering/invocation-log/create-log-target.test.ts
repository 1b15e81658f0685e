import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { systemClock } from '../../../src/clock.ts'
import { createLogTarget } from '../../../src/metering/invocation-log/create-log-target.ts'
import { filesIn } from '../../support/logged.ts'

const clocks = { service: systemClock, wall: systemClock }

test('is what the configuration names, and nothing without one', async () => {
  expect(await createLogTarget(undefined, clocks)).toBeUndefined()
  const folder = await mkdtemp(join(tmpdir(), 'outcrop-'))
  const target = await createLogTarget({ folder, batchSeconds: 1 }, clocks)
  await target?.put({ bucket: 'b', key: 'k', body: Buffer.from('x') }, new AbortController().signal)
  expect(await filesIn(folder)).toEqual(['b/k'])
  await rm(folder, { recursive: true })
})

test('names the setting that cannot be', async () => {
  const s3 = { region: 'eu-west-1', externalId: 'an-id' }
  await expect(createLogTarget({ s3, batchSeconds: 1 }, clocks)).rejects.toThrow(
    'invocationLogs.s3.externalId',
  )
})
