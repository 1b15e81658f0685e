import { GetInvocationStepCommand } from '@aws-sdk/client-bedrock-agent-runtime'
import { expect, test } from 'vitest'
import { STEP_TIME, startSessionServer, UNKNOWN } from '../../support/session-server.ts'

test('texts and images come back as they went in', async () => {
  await using server = await startSessionServer()
  const id = await server.createSession()
  const [one, two] = [await server.createInvocation(id), await server.createInvocation(id)]
  const contentBlocks = [
    { text: 'Grüße 🐟' },
    { image: { format: 'png' as const, source: { bytes: new Uint8Array([0, 255, 137, 80]) } } },
    { image: { format: 'webp' as const, source: { s3Location: { uri: 's3://bucket/pond.webp' } } } },
  ]
  const step = await server.putStep(id, one, '', { payload: { contentBlocks } })
  const get = (invocationIdentifier: string, invocationStepId: string) =>
    server.client.send(
      new GetInvocationStepCommand({ sessionIdentifier: id, invocationIdentifier, invocationStepId }),
    )
  const { invocationStep } = await get(one, step)
  expect(invocationStep).toEqual({
    sessionId: id,
    invocationId: one,
    invocationStepId: step,
    invocationStepTime: STEP_TIME,
    payload: { contentBlocks },
  })
  const gone = { name: 'ResourceNotFoundException' }
  await expect(get(two, step)).rejects.toMatchObject(gone)
  await expect(get(one, UNKNOWN)).rejects.toMatchObject(gone)
  await expect(get(UNKNOWN, step)).rejects.toMatchObject(gone)
})
