import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ConfigError, loadConfig, resolveConfig } from '../src/config.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'outcrop-config-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const file = (text: string): string => {
  const path = join(folder, 'outcrop.config.yaml')
  writeFileSync(path, text)
  return path
}
const load = (text: string, environment = {}, flags = {}) =>
  loadConfig({ file: file(text), environment, flags })
const refusal = (text: string, environment = {}, flags = {}): string => {
  try {
    load(text, environment, flags)
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError)
    return (error as Error).message
  }
  throw new Error('expected a refusal')
}

test('nothing set is the laptop on 4510', () => {
  expect(load('').config).toMatchObject({
    preset: 'laptop',
    port: 4510,
    host: '127.0.0.1',
    account: '123456789012',
    region: 'us-east-1',
    authentication: 'optional',
    modelAccess: ['*'],
    limits: { bodyBytes: 25_000_000 },
  })
})

test('each call is kept for 90 days, or for as many as are set', () => {
  expect(load('').config.ledger).toEqual({ durability: 'process', retention: 90 })
  expect(load('ledger: { retention: 7 }').config.ledger.retention).toBe(7)
  expect(refusal('ledger: { retention: 0 }')).toMatch(
    /wrong value 0 for "ledger\.retention": must be at least 1/,
  )
})

test('flags win over variables, variables over the file', () => {
  const text = 'port: 1\nhome: from-file\nregion: eu-west-1\n'
  const { config } = load(text, { OUTCROP_PORT: '2', OUTCROP_HOME: '/from-variable' }, { port: 3 })
  expect(config).toMatchObject({ port: 3, home: '/from-variable', region: 'eu-west-1' })
})

test('the preset decides what nobody sets, and no more', () => {
  expect(load('preset: account').config).toMatchObject({
    authentication: 'required',
    modelAccess: [],
    hosts: ['*'],
  })
  expect(load('preset: account\nmodelAccess: [amazon.*]').config.modelAccess).toEqual(['amazon.*'])
  expect(load('', { OUTCROP_PRESET: 'gateway' }).config.authentication).toBe('required')
})

describe('a wrong setting names the key, the line and what is allowed', () => {
  test.each([
    [
      'an unknown key',
      'home: x\nprot: 1',
      /^outcrop\.config\.yaml:2: unknown key "prot"\. Did you mean "port"\? Allowed: preset, port, host/,
    ],
    [
      'an unknown key below',
      'limits:\n  bodyBites: 5000',
      /yaml:2: unknown key "limits\.bodyBites"\. Did you mean "bodyBytes"\? Allowed: bodyBytes/,
    ],
    [
      'a key of a list item',
      'credentials:\n  - accessKeyId: AKIAIOSFODNN7EXAMPLE\n    secretAccessKey: longenough\n    secret: x',
      /yaml:4: unknown key "credentials\.0\.secret"/,
    ],
    ['a wrong type', 'port: many', /yaml:1: wrong value "many" for "port": must be of type number/],
    ['a number without quotes', 'account: 123456789012', /must be of type string: put it in quotes/],
    ['a number out of range', 'port: 70000', /yaml:1: wrong value 70000 for "port": must be at most 65535/],
    [
      'a wrong choice',
      '\npreset: desktop',
      /yaml:2: wrong value "desktop" for "preset": must be one of laptop, account, gateway/,
    ],
    ['a malformed account', 'account: "12"', /yaml:1: .*must be 12 digits/],
    ['a duplicate key', 'port: 1\nport: 2', /yaml:2: .*unique/i],
    ['text that is not YAML', 'port: [1', /^outcrop\.config\.yaml:\d+: /],
    ['a list for a file', '- port', /yaml:1: the file must hold settings/],
    [
      'a certificate that is not there',
      'tls:\n  certificate: none.pem\n  key: none.key',
      /yaml:2: "tls\.certificate" names .*none\.pem, which is not a file that can be read/,
    ],
  ])('%s', (_, text, message) => {
    expect(refusal(text)).toMatch(message)
  })

  test('all of them at once', () => {
    expect(refusal('prot: 1\nregion: moon\nlog: { level: loud }').split('\n')).toHaveLength(3)
  })

  test('by flag or variable', () => {
    expect(refusal('', { OUTCROP_PORT: 'x' })).toMatch(/^OUTCROP_PORT: wrong value "x"/)
    expect(refusal('', {}, { preset: 'x' })).toMatch(/^--preset: wrong value "x"/)
    expect(refusal('', { OUTCROP_LOG_LEVEL: 'x' })).toMatch(/^OUTCROP_LOG_LEVEL: wrong value "x"/)
  })

  test('never the value of a secret', () => {
    const text = 'credentials:\n  - accessKeyId: AKIAIOSFODNN7EXAMPLE\n    secretAccessKey: hushhus'
    expect(refusal(text)).toMatch(
      /yaml:3: wrong value for "credentials\.0\.secretAccessKey": must be at least 8/,
    )
    expect(refusal(text)).not.toContain('hush')
  })
})

describe('a secret stays out of what is said, wherever it was written', () => {
  test.each([
    ['for a list', 'credentials: hushhush'],
    ['for an item of a list', 'apiKeys: [hushhush]'],
    ['in a map for a list', 'apiKeys: { key: hushhush }'],
    ['in a value of another type', 'apiKeys:\n  - key: { a: hushhush }'],
    ['after an alias sign', 'credentials:\n  - secretAccessKey: *hushhush'],
    ['where the syntax breaks', 'credentials: ]hushhush'],
    ['for a certificate', 'tls: hushhush'],
    ['as the text of a key', 'tls: { certificate: none.pem, key: "-----BEGIN PRIVATE KEY----- hushhush" }'],
  ])('%s', (_, text) => {
    const message = refusal(text)
    expect(message).toMatch(/^outcrop\.config\.yaml:/)
    expect(message).not.toContain('hush')
  })

  test('of the first credentials', () => {
    const message = refusal('', {
      OUTCROP_ROOT_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      OUTCROP_ROOT_SECRET_ACCESS_KEY: 'hush',
    })
    expect(message).toMatch(/^OUTCROP_ROOT_SECRET_ACCESS_KEY: wrong value for .*at least 8/)
    expect(message).not.toContain('hush')
  })
})

test('what a folder, an empty variable and a level beside a wrong log say', () => {
  expect(() => loadConfig({ file: folder, environment: {}, flags: {} })).toThrow(ConfigError)
  expect(loadConfig({ environment: { OUTCROP_CONFIG: '' }, flags: {} }).config.port).toBe(4510)
  expect(refusal('log: info', { OUTCROP_LOG_LEVEL: 'debug' })).toMatch(/yaml:1: wrong value "info" for "log"/)
  expect(refusal('constructor: 1')).toMatch(/^outcrop\.config\.yaml:1: unknown key "constructor"/)
})

test('a key given twice is told beside what else is wrong', () => {
  expect(refusal('port: 1\nport: 2\nprot: 3').split('\n')).toEqual([
    expect.stringMatching(/^outcrop\.config\.yaml:2: .*unique/),
    expect.stringMatching(/^outcrop\.config\.yaml:3: unknown key "prot"/),
  ])
})

test('a file that is named and not there', () => {
  expect(() => loadConfig({ file: join(folder, 'none.yaml'), environment: {}, flags: {} })).toThrow(
    /none\.yaml does not exist/,
  )
})

describe('beyond loopback without credentials', () => {
  test('is refused unless told twice', () => {
    expect(refusal('host: 0.0.0.0')).toMatch(
      /yaml:1: on 0\.0\.0\.0 anyone on the network could call.*allowUnverifiedNetwork/,
    )
    expect(load('host: 0.0.0.0\nallowUnverifiedNetwork: true').config.host).toBe('0.0.0.0')
    expect(load('host: 0.0.0.0', { OUTCROP_ALLOW_UNVERIFIED_NETWORK: 'true' }).config.host).toBe('0.0.0.0')
    expect(load('host: 0.0.0.0\npreset: gateway').config.host).toBe('0.0.0.0')
  })
  test.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost'])('%s is loopback', host => {
    expect(load(`host: "${host}"`).config.host).toBe(host)
  })
})

test('the first credentials come from the environment, both or neither', () => {
  const both = {
    OUTCROP_ROOT_ACCESS_KEY_ID: 'AKIAROOTROOTROOT',
    OUTCROP_ROOT_SECRET_ACCESS_KEY: 'long-enough',
  }
  expect(load('', both).config.credentials).toEqual([
    {
      accessKeyId: 'AKIAROOTROOTROOT',
      secretAccessKey: 'long-enough',
      principal: 'arn:aws:iam::123456789012:root',
    },
  ])
  expect(refusal('', { OUTCROP_ROOT_ACCESS_KEY_ID: 'AKIAROOT' })).toMatch(/go together/)
})

test('a variable that looks like ours is warned about', () => {
  expect(load('', { OUTCROP_PROT: '1', HOME: '/x' }).warnings).toEqual([
    'Unknown variable OUTCROP_PROT. Did you mean OUTCROP_PORT?',
  ])
})

test('what is resolved resolves to itself', () => {
  const config = resolveConfig({ preset: 'gateway', port: 0 })
  expect(resolveConfig(config)).toEqual(config)
})
