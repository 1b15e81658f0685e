import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Recording } from '../../../src/backends/record/recording.ts'
import { openRecordingFiles, toText } from '../../../src/backends/record/recording-files.ts'

const warnings: object[] = []
const quiet = () => {}
const log = { debug: quiet, info: quiet, error: quiet, warn: (fields: object) => void warnings.push(fields) }
let folder: string
beforeEach(async () => {
  warnings.length = 0
  folder = await mkdtemp(join(tmpdir(), 'outcrop-files-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const recording = (made = '2026-03-01T10:00:00.000Z'): Recording => ({
  outcrop: 'recording 1',
  made,
  capability: 'converse',
  streaming: true,
  hash: '0123456789abcdef',
  request: { modelId: 'm' },
  end: { how: 'complete', ms: 5 },
  batches: [
    { ms: 1, events: [{ messageStart: { role: 'assistant' } }] },
    { ms: 5, events: [] },
  ],
})
const DAY = 86_400_000

test('a batch is a line, and the text is JSON', () => {
  const text = toText(recording())
  expect(JSON.parse(text)).toEqual(recording())
  expect(text).toContain('\n    {"ms":1,"events":[{"messageStart":{"role":"assistant"}}]},\n')
  expect(JSON.parse(toText({ ...recording(), batches: [] }))).toEqual({ ...recording(), batches: [] })
})

test('files sort in the order of the calls, and nothing half-written is left', async () => {
  const files = await openRecordingFiles(join(folder, 'a/b'), undefined, log, 0)
  for (let index = 0; index < 12; index++) files.write(() => recording(), '../../etc/passwd\0')
  await files.settled()
  const names = (await readdir(join(folder, 'a/b'))).sort()
  expect(files.counts).toEqual({ written: 12, lost: 0 })
  expect(names[0]).toBe('2026-03-01T10-00-00-000Z-0001_..-..-etc-passwd-_01234567.json')
  expect(names.at(-1)).toContain('-0012_')
  expect((await stat(join(folder, 'a/b'))).mode & 0o777).toBe(0o700)
})

test('only recordings that are too old are removed at start', async () => {
  const files = await openRecordingFiles(folder, undefined, log, 0)
  files.write(() => recording('2026-03-01T10:00:00.000Z'), 'm')
  files.write(() => recording('2026-03-09T10:00:00.000Z'), 'm')
  await files.settled()
  await writeFile(join(folder, '2020-01-01-notes.json'), '{}')
  await openRecordingFiles(folder, 5, log, Date.parse('2026-03-09T12:00:00.000Z') + DAY)
  expect((await readdir(folder)).sort()).toEqual([
    '2020-01-01-notes.json',
    '2026-03-09T10-00-00-000Z-0002_m_01234567.json',
  ])
})

test('what cannot be made or written is counted; too many that wait are lost, not kept', async () => {
  const files = await openRecordingFiles(folder, undefined, log, 0)
  files.write(() => {
    throw new Error('no recording')
  }, 'm')
  for (let index = 0; index < 300; index++) files.write(() => recording(), 'm')
  expect(files.counts.lost).toBe(101)
  await files.settled()
  expect(files.counts).toEqual({ written: 199, lost: 102 })
  expect(warnings).toHaveLength(102)
})

test('a folder that is there already stays as open as it is', async () => {
  await chmod(folder, 0o755)
  await openRecordingFiles(folder, undefined, log, 0)
  expect((await stat(folder)).mode & 0o777).toBe(0o755)
})

test('a folder that cannot be made fails the start', async () => {
  await writeFile(join(folder, 'file'), '')
  await expect(openRecordingFiles(join(folder, 'file/x'), undefined, log, 0)).rejects.toThrow()
})
