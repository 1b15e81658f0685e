import {
  DeleteModelInvocationLoggingConfigurationCommand,
  GetModelInvocationLoggingConfigurationCommand,
} from '@aws-sdk/client-bedrock'
import { expect, test } from 'vitest'
import { startWithLogs } from '../../support/logged.ts'

test('leaves none, and may be asked for again', async () => {
  await using server = await startWithLogs()
  await server.configure()
  for (const _ of [1, 2]) {
    await server.bedrock.send(new DeleteModelInvocationLoggingConfigurationCommand({}))
    const { loggingConfig } = await server.bedrock.send(new GetModelInvocationLoggingConfigurationCommand({}))
    expect(loggingConfig).toBeUndefined()
  }
})
