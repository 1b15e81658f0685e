import { PassThrough } from 'node:stream'
import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { resolveConfig } from '../../src/config.ts'
import type { AliasMap } from '../../src/inference/aliases.ts'
import { followAliasParameter } from '../../src/inference/follow-alias-parameter.ts'
import { createLogger } from '../../src/log.ts'
import { failure } from '../backends/upstream/serve.ts'
import { stubCredentials } from '../support/bedrock-upstream.ts'
import { type ParameterStore, serveParameters } from '../support/serve-parameters.ts'
import { startOutcrop } from '../support/start-outcrop.ts'

const NAME = '/outcrop/aliases'
let store: ParameterStore
beforeEach(async () => {
  stubCredentials()
  store = await serveParameters({ [NAME]: '{"prod":"amazon.nova-lite-v1:0"}' })
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await store.close()
})
const settings = (name = NAME) => ({
  aliasParameter: { name, region: 'eu-west-1', endpoint: store.url, refreshSeconds: 1 },
})
const eventually = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000, interval: 20 })
/** The parameter has been read so many times more. */
const readAgain = async (times = 2) => {
  const before = store.received.length
  await eventually(() => expect(store.received.length).toBeGreaterThanOrEqual(before + times))
}

const follow = async () => {
  const { aliasParameter } = resolveConfig(settings())
  if (aliasParameter === undefined) throw new Error('It was configured.')
  const destination = new PassThrough()
  const lines: { level: string; msg: string }[] = []
  destination.on('data', line => lines.push(JSON.parse(String(line))))
  const applied: AliasMap[] = []
  const following = await followAliasParameter(aliasParameter, {
    clocks: { service: systemClock, wall: systemClock },
    log: await createLogger({ level: 'info', format: 'json' }, destination),
    apply: aliases => applied.push(aliases),
  })
  return { applied, lines, [Symbol.asyncDispose]: following.close }
}

test('what it holds is taken once, and again when it changes', async () => {
  await using following = await follow()
  await readAgain()
  expect(following.applied).toEqual([{ prod: 'amazon.nova-lite-v1:0' }])
  expect(following.lines).toEqual([])
  store.parameters.set(NAME, '{"prod":"amazon.nova-micro-v1:0"}')
  await eventually(() => expect(following.applied).toHaveLength(2))
  expect(following.applied[1]).toEqual({ prod: 'amazon.nova-micro-v1:0' })
  await eventually(() => expect(following.lines.map(({ msg }) => msg)).toEqual(['aliases read anew']))
})

test('a failure leaves what there is, and is told once until it is another', async () => {
  await using following = await follow()
  const told = () => following.lines.map(({ level, msg }) => `${level}: ${msg}`)
  const wrong = 'error: the parameter of aliases is wrong: they stay as they were'
  store.parameters.set(NAME, 'x: [')
  await eventually(() => expect(told()).toEqual([wrong]))
  await readAgain()
  expect(told()).toEqual([wrong])
  store.parameters.delete(NAME)
  await eventually(() => expect(told()).toEqual([wrong, wrong]))
  store.parameters.set(NAME, '{"prod":"amazon.nova-lite-v1:0"}')
  const again = 'info: the parameter of aliases can be read again'
  await eventually(() => expect(told()).toEqual([wrong, wrong, again]))
  expect(following.applied).toHaveLength(1)
})

test('nothing is read after the end', async () => {
  {
    await using following = await follow()
    expect(following.applied).toHaveLength(1)
  }
  const { length } = store.received
  await new Promise(resolve => setTimeout(resolve, 1_500))
  expect(store.received).toHaveLength(length)
})

test('a parameter that cannot be read ends the start, with the reason', async () => {
  expect(await failure(startOutcrop(settings('/none')))).toMatchObject({
    name: 'ConfigError',
    message: 'aliasParameter: the parameter /none in eu-west-1 could not be read: ParameterNotFound.',
  })
})

test("a running server's calls follow, the configuration's names below the parameter's", async () => {
  await using server = await startOutcrop({
    ...settings(),
    aliases: { prod: 'amazon.nova-pro-v1:0', spare: 'amazon.nova-pro-v1:0' },
  })
  const variantOf = async (alias: string) => {
    const response = await fetch(`${server.url}/model/${alias}/converse`, {
      method: 'POST',
      body: JSON.stringify({ messages: [{ role: 'user', content: [{ text: 'Hi' }] }] }),
    })
    expect(response.status).toBe(200)
    await response.arrayBuffer()
    return response.headers.get('x-outcrop-variant')
  }
  expect(await variantOf('prod')).toBe('amazon.nova-lite-v1:0')
  expect(await variantOf('spare')).toBe('amazon.nova-pro-v1:0')
  store.parameters.set(NAME, '{"prod":"amazon.nova-micro-v1:0"}')
  await eventually(async () => expect(await variantOf('prod')).toBe('amazon.nova-micro-v1:0'))
  // A change of the file, and a reset, leave the parameter's names alone.
  server.outcrop.setAliases({ prod: 'amazon.nova-pro-v1:0' })
  expect(await variantOf('prod')).toBe('amazon.nova-micro-v1:0')
  await server.outcrop.reset()
  expect(await variantOf('prod')).toBe('amazon.nova-micro-v1:0')
  expect(await variantOf('spare')).toBe('amazon.nova-pro-v1:0')
  const messages = [{ role: 'user' as const, content: [{ text: 'Hi' }] }]
  const answer = await server.runtime.send(new ConverseCommand({ modelId: 'prod', messages }))
  expect(answer.stopReason).toBe('end_turn')
})
