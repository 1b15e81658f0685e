import { RE2JS } from 're2js'
import { expect, test } from 'vitest'
import { createEmbeddedBackend } from '../../../src/backends/embedded/create-embedded-backend.ts'
import {
  createNormalise,
  readRecording,
  readRecordings,
} from '../../../src/backends/replay/read-recordings.ts'
import { call } from '../call.ts'
import { createFolder, readAll } from '../record/folder.ts'

const quiet = () => {}
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet }

test('what is ignored does not count, in any text', () => {
  const day = RE2JS.compile('[0-9]{4}')
  const normalise = createNormalise([{ replaceAll: text => day.matcher(text).replaceAll('YEAR') }])
  expect(normalise({ a: ['in 2025', { b: '2026' }], n: 2025 })).toEqual({
    a: ['in YEAR', { b: 'YEAR' }],
    n: 2025,
  })
})

test('recordings are known in the order of their calls, by what they were asked', async () => {
  await using folder = await createFolder()
  const recorder = await folder.record(createEmbeddedBackend())
  for (const text of ['one', 'two', 'one'])
    await readAll(
      (
        await recorder.converse?.(
          { modelId: 'amazon.nova-lite-v1:0', messages: [{ role: 'user', content: [{ text }] }] },
          call(),
        )
      )?.events,
    )
  await recorder.close?.()
  const known = await readRecordings(folder.path, createNormalise([]), log)
  expect(known.map(({ file }) => file)).toEqual(await folder.files())
  expect(known[0]?.hash).toBe(known[2]?.hash)
  expect(known[0]?.hash).not.toBe(known[1]?.hash)
  // What the file tells people is what it is known by.
  expect((await readRecording(folder.path, known[0]?.file ?? '')).hash).toBe(known[0]?.hash)
  expect(known[0]).toMatchObject({ capability: 'converse', model: 'amazon.nova-lite-v1:0', how: 'complete' })
})
