import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadConfig } from '../../src/config.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'outcrop-config-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const load = (text: string) => {
  const file = join(folder, 'outcrop.config.yaml')
  writeFileSync(file, text)
  return loadConfig({ file, environment: {}, flags: {} }).config.invocationLogs
}

test('a folder is below that of the file; without one it is of the home', () => {
  expect(load('invocationLogs: { folder: logs }')).toEqual({ folder: join(folder, 'logs'), batchSeconds: 10 })
  expect(load('invocationLogs: { folder: /var/logs, batchSeconds: 60 }')).toEqual({
    folder: '/var/logs',
    batchSeconds: 60,
  })
  expect(load('port: 1')).toEqual({ batchSeconds: 10 })
})

test('S3 takes what every AWS client takes', () => {
  expect(load('invocationLogs:\n  s3: { region: eu-west-1, profile: logs }')).toEqual({
    s3: { region: 'eu-west-1', profile: 'logs' },
    batchSeconds: 10,
  })
  expect(load('invocationLogs: { s3: {} }').s3).toEqual({ region: 'us-east-1' })
})

test.each([
  ['invocationLogs: { folder: a, s3: {} }', 'must have either folder or s3'],
  ['invocationLogs: { foldr: a }', 'Did you mean "folder"? Allowed: folder, s3, batchSeconds.'],
  ['invocationLogs: { s3: { regoin: x } }', 'Did you mean "region"?'],
  ['invocationLogs: { s3: { endpoint: "ftp://x" } }', 'must be an http:// or https:// address'],
  ['invocationLogs: { folder: a, batchSeconds: 0 }', 'must be at least 1'],
])('%s is wrong', (text, message) => {
  expect(() => load(text)).toThrow(message)
})
