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

test('storages are named as requests name them', () => {
  const storages = {
    'arn:aws:es:us-east-1:123456789012:domain/docs': {
      type: 'opensearch',
      url: 'http://localhost:9200',
      username: 'admin',
      password: 'secret',
    },
    'arn:aws:aoss:us-east-1:123456789012:collection/abc': {
      type: 'opensearch',
      url: 'https://abc.us-east-1.aoss.amazonaws.com',
      region: 'us-east-1',
      service: 'aoss',
    },
    'https://docs-abc.svc.pinecone.io': { type: 'pinecone', apiKey: 'key' },
  }
  expect(load(`knowledgeBases: ${JSON.stringify({ storages })}`)).toEqual({ buckets: {}, storages })
})

test('what is wrong with a storage is said without its secrets', () => {
  const wrong = (location: object) => {
    try {
      return String(load(`knowledgeBases: ${JSON.stringify({ storages: { name: location } })}`))
    } catch (error) {
      return String(error)
    }
  }
  expect(wrong({ type: 'pinecone', apikey: 'pcsk_secret' })).toMatch(
    /Did you mean "apiKey"\? Allowed: type, apiKey, url/,
  )
  expect(wrong({ type: 'opensearch', url: 'https://me:pcsk_secret@host' })).toContain('without a user name')
  expect(wrong({ type: 'other' })).toContain('must be one of opensearch, pinecone, postgres')
  for (const location of [
    { type: 'pinecone', apikey: 'pcsk_secret' },
    { type: 'opensearch', url: 'https://me:pcsk_secret@host' },
    { type: 'opensearch', url: 'https://host', password: ['pcsk_secret'] },
  ])
    expect(wrong(location)).not.toContain('pcsk_secret')
})

test('an answer has a minute, or what the settings give it', () => {
  const limitOf = (text: string) => {
    const file = join(folder, 'outcrop.config.yaml')
    writeFileSync(file, text)
    return loadConfig({ file, environment: {}, flags: {} }).config.timeouts.knowledgeBases
  }
  expect(limitOf('port: 1')).toBe(60_000)
  expect(limitOf('timeouts: { knowledgeBases: 5000 }')).toBe(5_000)
})

const arn = 'arn:aws:rds:us-east-1:123456789012:cluster:vectors'
const storages = (settings: string) => `knowledgeBases: { storages: { '${arn}': ${settings} } }`

test('a storage that a request names is a server', () => {
  const url = 'postgresql://somebody:secret@db.example:5432/kb?sslmode=require'
  expect(load(storages(`{ type: postgres, url: '${url}' }`))).toEqual({
    buckets: {},
    storages: { [arn]: { type: 'postgres', url, connections: 4 } },
  })
})

test.each([
  ["{ type: postgres, url: 'mysql://somebody:secret@db' }", 'must be postgres://'],
  ["{ type: postgres, url: 'postgres:///kb' }", 'must be postgres://'],
  ["{ type: mysql, url: 'mysql://secret' }", 'must be one of opensearch, pinecone, postgres'],
  ["{ type: postgres, urll: 'postgres://secret' }", 'Did you mean "url"? Allowed: type, url, connections.'],
  ["{ type: postgres, url: 'postgres://db', connections: 0 }", 'must be at least 1'],
])('the storage %s is wrong, and nothing of it is shown', (settings, message) => {
  expect(() => load(storages(settings))).toThrow(message)
  expect(() => load(storages(settings))).not.toThrow('secret')
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
