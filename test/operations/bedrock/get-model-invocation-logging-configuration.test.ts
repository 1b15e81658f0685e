import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BedrockClient, GetModelInvocationLoggingConfigurationCommand } from '@aws-sdk/client-bedrock'
import { expect, test } from 'vitest'
import { startWithLogs } from '../../support/logged.ts'
import { startOutcrop } from '../../support/start-outcrop.ts'

const command = () => new GetModelInvocationLoggingConfigurationCommand({})

test('is empty where none has been put, and that of its own Region', async () => {
  await using server = await startWithLogs()
  expect(await server.bedrock.send(command())).not.toHaveProperty('loggingConfig')
  await server.configure()
  expect((await server.bedrock.send(command())).loggingConfig?.s3Config).toEqual({
    bucketName: 'my-logs',
    keyPrefix: 'bedrock',
  })
  const elsewhere = new BedrockClient({ ...server.access, region: 'eu-west-1' })
  expect(await elsewhere.send(command())).not.toHaveProperty('loggingConfig')
  elsewhere.destroy()
})

test('outlives the server', async () => {
  const home = await mkdtemp(join(tmpdir(), 'outcrop-'))
  const first = await startWithLogs({ home })
  await first.configure()
  await first.close()
  const second = await startOutcrop({ home })
  const response = await fetch(`${second.url}/logging/modelinvocations`)
  expect(await response.json()).toMatchObject({ loggingConfig: { s3Config: { bucketName: 'my-logs' } } })
  await second.close()
  await rm(home, { recursive: true, force: true })
})
