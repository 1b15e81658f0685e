import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { createMetricsPage } from '../../../src/http/admin/metrics.ts'
import { startOutcrop } from '../../support/start-outcrop.ts'

const modelId = 'amazon.nova-lite-v1:0'

test.each(['/metrics', '/outcrop/metrics'])('%s tells of the calls that were made', async path => {
  await using server = await startOutcrop()
  await server.runtime.send(
    new ConverseCommand({
      modelId,
      messages: [{ role: 'user', content: [{ text: 'Say hello.' }] }],
      inferenceConfig: { maxTokens: 60 },
    }),
  )
  const answer = await fetch(`${server.url}${path}`)
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  const text = await answer.text()
  expect(text).toContain('# TYPE bedrock_invocations_total counter\n')
  expect(text).toContain(`bedrock_invocations_total{model_id="${modelId}"} 1\n`)
  expect(text).toContain(`bedrock_invocation_latency_seconds_count{model_id="${modelId}"} 1\n`)
  expect(text).toMatch(
    /outcrop_quota_used\{account="123456789012",region="us-east-1",quota="On-demand model inference requests per minute for Amazon Nova Lite"\} 1\n/,
  )
  expect(text).toMatch(/outcrop_quota_reserved\{[^}]*tokens per minute for Amazon Nova Lite"\} 0\n/)
  expect(text).toContain('\noutcrop_ledger_records_total 1\n')
  // Every line is a comment or a sample as the text form has it.
  for (const line of text.trimEnd().split('\n'))
    expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? [\d.e+-]+)$/)
})

test('needs what an operation needs', async () => {
  await using server = await startOutcrop({ preset: 'gateway', apiKeys: [{ key: 'a-long-enough-api-key' }] })
  expect((await fetch(`${server.url}/metrics`)).status).toBe(403)
  const headers = { authorization: 'Bearer a-long-enough-api-key' }
  expect((await fetch(`${server.url}/metrics`, { headers })).status).toBe(200)
})

test('labels are escaped, and a figure without samples is left out', async () => {
  const page = createMetricsPage([
    () => [
      { name: 'a', help: 'A.', kind: 'gauge', samples: [{ labels: { said: 'a "b"\\\n' }, value: 1.5 }] },
      { name: 'b', help: 'B.', kind: 'counter', samples: [] },
    ],
  ])
  const principal = { arn: 'p', account: '123456789012', verified: true }
  const request = { path: '/metrics', query: new URLSearchParams(), principal, body: Buffer.of() }
  const answer = await page({ ...request, method: 'GET' })
  expect(String(answer?.body)).toBe('# HELP a A.\n# TYPE a gauge\na{said="a \\"b\\"\\\\\\n"} 1.5\n')
  expect(await page({ ...request, method: 'POST' })).toBeUndefined()
})
