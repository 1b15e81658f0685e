import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateInferenceProfileCommand, GetInferenceProfileCommand } from '@aws-sdk/client-bedrock'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

let server: Started
beforeEach(async () => {
  server = await startOutcrop()
})
afterEach(() => server.close())

const get = (inferenceProfileIdentifier: string) =>
  server.bedrock.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier }))

test("one's own, by its ID and ARN", async () => {
  const copyFrom = 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0'
  const { inferenceProfileArn = '' } = await server.bedrock.send(
    new CreateInferenceProfileCommand({
      inferenceProfileName: 'mine',
      description: 'For us.',
      modelSource: { copyFrom },
    }),
  )
  const id = inferenceProfileArn.split('/')[1] ?? ''
  for (const identifier of [id, inferenceProfileArn])
    expect(await get(identifier)).toMatchObject({
      inferenceProfileId: id,
      inferenceProfileArn,
      inferenceProfileName: 'mine',
      description: 'For us.',
      models: [{ modelArn: copyFrom }],
      status: 'ACTIVE',
      type: 'APPLICATION',
      createdAt: expect.any(Date),
      updatedAt: expect.any(Date),
    })
})

test("AWS's, by its ID and ARN", async () => {
  const id = 'us.anthropic.claude-haiku-4-5-20251001-v1:0'
  const arn = `arn:aws:bedrock:us-east-1:123456789012:inference-profile/${id}`
  for (const identifier of [id, arn])
    expect(await get(identifier)).toMatchObject({
      inferenceProfileId: id,
      inferenceProfileArn: arn,
      type: 'SYSTEM_DEFINED',
    })
})

test.each([
  'aaaaaaaaaaaa',
  'eu.anthropic.claude-haiku-4-5-20251001-v1:0',
  'arn:aws:bedrock:us-east-1:210987654321:inference-profile/us.anthropic.claude-haiku-4-5-20251001-v1:0',
])('not %s', async identifier => {
  await expect(get(identifier)).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    $metadata: { httpStatusCode: 404 },
  })
})

test('one of before a restart, as it was', async () => {
  const home = await mkdtemp(join(tmpdir(), 'outcrop-'))
  try {
    const before = await startOutcrop({ home })
    const { inferenceProfileArn: inferenceProfileIdentifier } = await before.bedrock.send(
      new CreateInferenceProfileCommand({
        inferenceProfileName: 'kept',
        modelSource: { copyFrom: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0' },
      }),
    )
    const command = () => new GetInferenceProfileCommand({ inferenceProfileIdentifier })
    const { $metadata: _, ...written } = await before.bedrock.send(command())
    await before.close()
    await using after = await startOutcrop({ home })
    expect(await after.bedrock.send(command())).toMatchObject(written)
    expect(written.inferenceProfileName).toBe('kept')
  } finally {
    await rm(home, { recursive: true, force: true })
  }
})
