import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { createLogger, type LogSettings } from '../src/log.ts'

const written = async (settings: LogSettings, fields: object): Promise<string> => {
  const stream = new PassThrough()
  const log = await createLogger(settings, stream)
  log.info(fields, 'refused')
  stream.end()
  return text(stream)
}

test('one JSON line with the request, the level as a word and the time', async () => {
  const line = await written({ level: 'info', format: 'auto' }, { requestId: 'r-1' })
  expect(JSON.parse(line)).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    requestId: 'r-1',
    msg: 'refused',
  })
})

test('readable where a person reads', async () => {
  const line = await written({ level: 'info', format: 'pretty' }, { requestId: 'r-1' })
  expect(line).toMatch(/INFO.*refused/)
  expect(line).toContain('requestId: "r-1"')
})

test('secrets stay out, at the top and one below', async () => {
  const line = await written(
    { level: 'info', format: 'json' },
    { secretAccessKey: 'hush', headers: { authorization: 'hush' }, apiKey: { key: 'hush' } },
  )
  expect(line).not.toContain('hush')
})

test('an error keeps its cause', async () => {
  const line = await written({ level: 'info', format: 'json' }, { cause: new Error('disk on fire') })
  expect(JSON.parse(line).cause).toMatchObject({ message: 'disk on fire', stack: expect.any(String) })
})

test('below its level, nothing', async () => {
  expect(await written({ level: 'error', format: 'json' }, {})).toBe('')
})
