import { expect, test } from 'vitest'
import { createBackends } from '../../src/backends/create-backends.ts'
import { MovableClock } from '../../src/clock.ts'
import { createLogger } from '../../src/log.ts'

const clock = new MovableClock()
const setup = async () => ({
  home: '/nowhere',
  clocks: { service: clock, wall: clock },
  log: await createLogger({ level: 'silent', format: 'json' }),
})

test('the embedded model is there where it is needed, and where another wraps it', async () => {
  const backends = await createBackends({}, true, await setup())
  expect([...backends.keys()]).toEqual(['embedded'])
  expect(backends.get('embedded')?.converse).toBeTypeOf('function')
  expect((await createBackends({}, false, await setup())).size).toBe(0)
  const wrapped = await createBackends({ fleet: { type: 'fleet', of: 'embedded' } }, false, await setup())
  expect([...wrapped.keys()].sort()).toEqual(['embedded', 'fleet'])
})

test('each configured one is made once', async () => {
  const backends = await createBackends({ slow: { type: 'embedded', firstTokenMs: 5 } }, true, await setup())
  expect([...backends.keys()]).toEqual(['embedded', 'slow'])
  expect(backends.get('slow')).not.toBe(backends.get('embedded'))
})
