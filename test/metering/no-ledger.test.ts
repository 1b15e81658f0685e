import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { noLedger } from '../../src/metering/no-ledger.ts'
import { startOutcrop } from '../support/start-outcrop.ts'

test('calls are answered and counted, and no file is made', async () => {
  await using server = await startOutcrop({ ledger: { durability: 'none' } })
  await server.runtime.send(
    new ConverseCommand({
      modelId: 'amazon.nova-lite-v1:0',
      messages: [{ role: 'user', content: [{ text: 'Say hello.' }] }],
    }),
  )
  expect(existsSync(join(server.outcrop.config.home, 'ledger.db'))).toBe(false)
  const metrics = await (await fetch(`${server.url}/metrics`)).text()
  expect(metrics).toContain('bedrock_invocations_total{model_id="amazon.nova-lite-v1:0"} 1')
  expect(metrics).not.toContain('outcrop_ledger')
})

test('who asks for usage is told why there is none', async () => {
  await expect(noLedger.query('select 1')).rejects.toThrow('ledger.durability')
})
