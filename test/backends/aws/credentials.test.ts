import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createCredentials, keepFresh } from '../../../src/backends/aws/credentials.ts'
import { MovableClock, systemClock } from '../../../src/clock.ts'
import { listenLocally } from '../../support/listen-locally.ts'

let home: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'outcrop-'))
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_PROFILE'])
    vi.stubEnv(name, undefined)
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(home, 'credentials'))
  vi.stubEnv('AWS_CONFIG_FILE', join(home, 'config'))
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true')
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(home, { recursive: true, force: true })
})

const keys = (name: string, minutes?: number, clock = systemClock) => ({
  accessKeyId: name,
  secretAccessKey: 'secret',
  ...(minutes !== undefined && { expiration: new Date(clock.now() + minutes * 60_000) }),
})

describe('the default chain', () => {
  test('reads the variables', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAVARIABLE')
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret')
    vi.stubEnv('AWS_SESSION_TOKEN', 'session')
    const credentials = createCredentials({}, 'us-east-1', systemClock)
    expect(await credentials.get()).toMatchObject({
      accessKeyId: 'AKIAVARIABLE',
      secretAccessKey: 'secret',
      sessionToken: 'session',
    })
  })

  test('reads a profile, and what it says now once it was forgotten', async () => {
    const write = (key: string) =>
      writeFile(
        join(home, 'credentials'),
        `[gateway]\naws_access_key_id = ${key}\naws_secret_access_key = secret\n`,
      )
    const clock = new MovableClock()
    const credentials = createCredentials({ profile: 'gateway' }, 'us-east-1', clock)
    await write('AKIAFIRST')
    expect(await credentials.get()).toMatchObject({ accessKeyId: 'AKIAFIRST' })
    await write('AKIASECOND')
    expect(await credentials.get()).toMatchObject({ accessKeyId: 'AKIAFIRST' })
    clock.advance(11_000)
    credentials.forget()
    expect(await credentials.get()).toMatchObject({ accessKeyId: 'AKIASECOND' })
  })

  test('that finds nothing is the server’s fault, said to its operator', async () => {
    const credentials = createCredentials({ profile: 'absent' }, 'us-east-1', systemClock)
    await expect(credentials.get()).rejects.toMatchObject({
      name: 'ServiceUnavailableException',
      hint: expect.stringContaining('own AWS credentials could not be read'),
      cause: expect.objectContaining({ message: expect.stringContaining('absent') }),
    })
  })
})

test('a role is assumed with the chain’s credentials', async () => {
  const asked: URLSearchParams[] = []
  const authorizations: (string | undefined)[] = []
  const server = createServer(async (request, response) => {
    authorizations.push(request.headers.authorization)
    asked.push(new URLSearchParams(await text(request)))
    response.setHeader('content-type', 'text/xml')
    response.end(`<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
      <Credentials><AccessKeyId>ASIAASSUMED</AccessKeyId><SecretAccessKey>assumed</SecretAccessKey>
      <SessionToken>session</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>
      </AssumeRoleResult></AssumeRoleResponse>`)
  })
  await using sts = await listenLocally(server)
  vi.stubEnv('AWS_ENDPOINT_URL_STS', sts.url)
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAVARIABLE')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret')
  const roleArn = 'arn:aws:iam::123456789012:role/bedrock'
  const credentials = createCredentials(
    { roleArn, externalId: 'outer', sessionName: 'gateway' },
    'eu-west-1',
    systemClock,
  )
  expect(await credentials.get()).toMatchObject({ accessKeyId: 'ASIAASSUMED', sessionToken: 'session' })
  expect(await credentials.get()).toMatchObject({ accessKeyId: 'ASIAASSUMED' })
  expect(asked.map(each => Object.fromEntries(each))).toEqual([
    expect.objectContaining({
      Action: 'AssumeRole',
      RoleArn: roleArn,
      ExternalId: 'outer',
      RoleSessionName: 'gateway',
    }),
  ])
  expect(authorizations[0]).toContain('Credential=AKIAVARIABLE/')
  expect(authorizations[0]).toContain('/eu-west-1/sts/')
})

describe('credentials are kept fresh', () => {
  test('loaded once for all that ask at once', async () => {
    let loads = 0
    const credentials = keepFresh(async () => keys(`key${++loads}`), systemClock)
    const all = await Promise.all([credentials.get(), credentials.get(), credentials.get()])
    expect(all.map(({ accessKeyId }) => accessKeyId)).toEqual(['key1', 'key1', 'key1'])
    expect(await credentials.get()).toBe(all[0])
  })

  test('read anew five minutes before they expire', async () => {
    const clock = new MovableClock()
    let loads = 0
    const credentials = keepFresh(async () => keys(`key${++loads}`, 60, clock), clock)
    expect((await credentials.get()).accessKeyId).toBe('key1')
    clock.advance(54 * 60_000)
    expect((await credentials.get()).accessKeyId).toBe('key1')
    clock.advance(2 * 60_000)
    expect((await credentials.get()).accessKeyId).toBe('key2')
  })

  test('used to their end where they cannot be read anew, and asked for no more than each ten seconds', async () => {
    const clock = new MovableClock()
    let loads = 0
    const credentials = keepFresh(async () => {
      loads++
      if (loads > 1) throw new Error('The metadata service is away.')
      return keys('key1', 60, clock)
    }, clock)
    await credentials.get()
    clock.advance(56 * 60_000)
    expect((await credentials.get()).accessKeyId).toBe('key1')
    expect((await credentials.get()).accessKeyId).toBe('key1')
    expect(loads).toBe(2)
    clock.advance(11_000)
    await credentials.get()
    expect(loads).toBe(3)
    clock.advance(5 * 60_000)
    await expect(credentials.get()).rejects.toMatchObject({
      name: 'ServiceUnavailableException',
      cause: expect.objectContaining({ message: 'The metadata service is away.' }),
    })
  })

  test('not read anew for each call that is refused', async () => {
    let loads = 0
    const credentials = keepFresh(async () => keys(`key${++loads}`), new MovableClock())
    await credentials.get()
    credentials.forget()
    expect((await credentials.get()).accessKeyId).toBe('key1')
  })
})
