import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConverseCommand, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { createOutcrop } from '../../src/outcrop.ts'
import { startOutcrop } from '../support/start-outcrop.ts'

const modelId = 'amazon.nova-lite-v1:0'
const messages = [{ role: 'user' as const, content: [{ text: 'List three colours.' }] }]

test('the SDK sees the same answer, later', async () => {
  await using server = await startOutcrop({
    backends: {
      busy: {
        type: 'fleet',
        of: 'embedded',
        p50FirstTokenMs: 60,
        p99FirstTokenMs: 120,
        curve: 'flat',
        tokensPerSecond: 2_000,
      },
    },
    models: [{ model: '*', backends: ['busy'] }],
  })
  await using fast = await startOutcrop()
  const [slow, quick] = [
    await server.runtime.send(new ConverseCommand({ modelId, messages })),
    await fast.runtime.send(new ConverseCommand({ modelId, messages })),
  ]
  expect(slow.output).toEqual(quick.output)
  // With this seed the first call's token takes longer than half of the median.
  expect(slow.metrics?.latencyMs).toBeGreaterThanOrEqual(30)
  const { stream } = await server.runtime.send(new ConverseStreamCommand({ modelId, messages }))
  const kinds: string[] = []
  for await (const event of stream ?? []) kinds.push(Object.keys(event)[0] ?? '')
  expect(kinds[0]).toBe('messageStart')
  expect(kinds.slice(-2)).toEqual(['messageStop', 'metadata'])
})

test('a p99 that no shared fleet has is an error of the start', async () => {
  const busy = { type: 'fleet' as const, of: 'embedded', p50FirstTokenMs: 100, p99FirstTokenMs: 150 }
  const home = await mkdtemp(join(tmpdir(), 'outcrop-fleet-'))
  await expect(createOutcrop({ home, log: { level: 'silent' }, backends: { busy } })).rejects.toMatchObject({
    name: 'ConfigError',
    message: expect.stringContaining('2 to 5 times'),
  })
  await rm(home, { recursive: true })
})
