import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { resolveConfig } from '../../src/config.ts'
import { createAliasParameter } from '../../src/inference/alias-parameter.ts'
import { failure } from '../backends/upstream/serve.ts'
import { stubCredentials, upstreamKey } from '../support/bedrock-upstream.ts'
import { serveParameters } from '../support/serve-parameters.ts'

beforeEach(() => stubCredentials())
afterEach(() => vi.unstubAllEnvs())

const { signal } = new AbortController()
/** Of a store that holds one parameter. */
const read = async (value: unknown, endpoint?: string) => {
  await using store = await serveParameters({ '/outcrop/aliases': value })
  const { aliasParameter } = resolveConfig({
    aliasParameter: { name: '/outcrop/aliases', region: 'eu-west-1', endpoint: endpoint ?? store.url },
  })
  if (aliasParameter === undefined) throw new Error('It was configured.')
  const parameter = await createAliasParameter(aliasParameter, { service: systemClock, wall: systemClock })
  try {
    return { aliases: await parameter.read(signal), received: store.received }
  } finally {
    await parameter.close()
  }
}

test('GetParameter, decrypted, signed as ssm', async () => {
  const { aliases, received } = await read('{"prod":"us.anthropic.claude-haiku-4-5-20251001-v1:0"}')
  expect(aliases).toEqual({ prod: 'us.anthropic.claude-haiku-4-5-20251001-v1:0' })
  expect(received).toEqual([{ Name: '/outcrop/aliases', WithDecryption: true }])
})

test('variants, in YAML', async () => {
  const { aliases } = await read('smart:\n  variants:\n    - { model: a, weight: 1 }\n  stickyBy: user\n')
  expect(aliases).toEqual({ smart: { variants: [{ model: 'a', weight: 1 }], stickyBy: 'user' } })
})

test('an empty one holds no aliases', async () => {
  expect((await read('# none yet')).aliases).toEqual({})
})

describe('tells why there are none:', () => {
  test.each([
    ['no such parameter', undefined, 'ParameterNotFound'],
    ['text that is no map', 'us.amazon.nova-lite-v1:0 x', 'its value is no map of names to models'],
    [
      'a wrong alias',
      '{"prod":{"variants":[]}}',
      'its value is no map of names to models: "prod.variants" is wrong',
    ],
    ['broken YAML', '{"prod":', 'its value is neither JSON nor YAML'],
    ['another answer', { Value: 'x' }, 'the answer is none of GetParameter'],
  ])('%s', async (_, value, message) => {
    expect(await failure(read(value))).toMatchObject({ name: 'AliasParameterError', message })
  })

  test('a wrong key', async () => {
    stubCredentials({ ...upstreamKey, secretAccessKey: 'anotherSecretAccessKey' })
    expect((await failure(read('{}'))).message).toBe('InvalidSignatureException: The call is refused.')
  })

  test('nobody there', async () => {
    const error = await failure(read('{}', 'http://127.0.0.1:1'))
    expect(error.name).toBe('AliasParameterError')
    expect(error.message).toContain('ECONNREFUSED')
  })

  test('no credentials', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined)
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', undefined)
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true')
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nowhere')
    vi.stubEnv('AWS_CONFIG_FILE', '/nowhere')
    expect((await failure(read('{}'))).message).toContain('AWS credentials could not be read')
  })
})

test('a secret value is never told', async () => {
  for (const value of ['sk-secret: [', '{"prod":{"sk-secret":1}}', 'sk-secret'])
    expect((await failure(read(value))).message).not.toContain('sk-secret')
})
