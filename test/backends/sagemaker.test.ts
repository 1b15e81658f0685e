import * as v from 'valibot'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { sagemaker } from '../../src/backends/sagemaker.ts'
import { backendSetup, stubCredentials } from '../support/bedrock-upstream.ts'
import { type SagemakerServer, serveSagemaker } from '../support/serve-sagemaker.ts'
import { backendSuite } from './backend-suite.ts'
import { serveOpenai } from './openai-compatible/serve-openai.ts'

const schema = v.strictObject(sagemaker.settings)

let endpoint: SagemakerServer
beforeAll(async () => {
  stubCredentials()
  const container = await serveOpenai({ forAll: true })
  endpoint = await serveSagemaker(`${container.url}/chat/completions`)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await endpoint.close()
})

backendSuite('sagemaker', async () =>
  sagemaker.create(
    v.parse(schema, { endpointName: 'chat', endpoint: endpoint.url }),
    await backendSetup('gpu'),
  ),
)

test('settings that cannot be are told', () => {
  const messages = (settings: object) =>
    (v.safeParse(schema, { endpointName: 'chat', ...settings }).issues ?? []).map(({ message }) => message)
  expect(messages({})).toEqual([])
  expect(messages({ endpointName: '../other' })).toEqual(['must be 1 to 63 letters, digits and -'])
  expect(messages({ form: 'tgi' })).not.toEqual([])
  expect(messages({ roleArn: 'bedrock' })).toEqual(['must be the ARN of an IAM role'])
  expect(messages({ region: 'Virginia' })).toEqual(['must be a Region such as us-east-1'])
  expect(messages({ endpoint: 'vpce.amazonaws.com' })).toEqual([expect.stringContaining('http://')])
})
