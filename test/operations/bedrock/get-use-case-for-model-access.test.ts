import { GetUseCaseForModelAccessCommand, PutUseCaseForModelAccessCommand } from '@aws-sdk/client-bedrock'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

let server: Started
beforeEach(async () => {
  server = await startOutcrop()
})
afterEach(() => server.close())

const get = async () => {
  const { formData } = await server.bedrock.send(new GetUseCaseForModelAccessCommand({}))
  return Buffer.from(formData ?? []).toString()
}

test('the form that was sent last', async () => {
  await expect(get()).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  for (const form of ['{"companyName":"first"}', '{"companyName":"second"}']) {
    await server.bedrock.send(new PutUseCaseForModelAccessCommand({ formData: Buffer.from(form) }))
    expect(await get()).toBe(form)
  }
})
