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
  return loadConfig({ file, environment: {}, flags: {} }).config.knowledgeBases
}

test('buckets are folders below that of the file, or anywhere', () => {
  expect(load('knowledgeBases: { buckets: { docs: ./docs, other: /var/other } }')).toEqual({
    buckets: { docs: join(folder, 'docs'), other: '/var/other' },
  })
  expect(load('port: 1')).toEqual({ buckets: {} })
})

test('S3 takes what every AWS client takes', () => {
  expect(load('knowledgeBases: { s3: { region: eu-west-1 } }')).toEqual({
    buckets: {},
    s3: { region: 'eu-west-1' },
  })
})

test.each([
  ['knowledgeBases: { buckets: { ../etc: a } }', 'must be the name of a bucket'],
  ['knowledgeBases: { buckets: { Docs: a } }', 'must be the name of a bucket'],
  ['knowledgeBases: { buckets: { docs: "" } }', 'must be at least 1 characters long'],
  ['knowledgeBases: { buckts: {} }', 'Did you mean "buckets"? Allowed: buckets, s3, storages.'],
  ['knowledgeBases: { s3: { regoin: x } }', 'Did you mean "region"?'],
])('%s is wrong', (text, message) => {
  expect(() => load(text)).toThrow(message)
})
