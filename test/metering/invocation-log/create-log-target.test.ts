import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { systemClock } from '../../../src/clock.ts'
import { createLogTarget } from '../../../src/metering/invocation-log/create-log-target.ts'
import { filesIn } from '../../support/logged.ts'

const clocks = { service: systemClock, wall: systemClock }

const signal = new AbortController().signal
const object = { bucket: 'b', key: 'k', body: Buffer.from('x') }

test('is the folder that the configuration names, or else one of the home', async () => {
  const home = await mkdtemp(join(tmpdir(), 'outcrop-'))
  const usual = await createLogTarget({ home, invocationLogs: { batchSeconds: 1 } }, clocks)
  await usual.put(object, signal)
  const folder = join(home, 'elsewhere')
  const named = await createLogTarget({ home, invocationLogs: { folder, batchSeconds: 1 } }, clocks)
  await named.put(object, signal)
  expect(await filesIn(home)).toEqual(['elsewhere/b/k', 'invocation-logs/b/k'])
  await rm(home, { recursive: true })
})

test('names the setting that cannot be', async () => {
  const s3 = { region: 'eu-west-1', externalId: 'an-id' }
  const settings = { home: tmpdir(), invocationLogs: { s3, batchSeconds: 1 } }
  await expect(createLogTarget(settings, clocks)).rejects.toThrow('invocationLogs.s3.externalId')
})
