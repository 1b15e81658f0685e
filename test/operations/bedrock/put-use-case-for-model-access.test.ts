import { PutUseCaseForModelAccessCommand } from '@aws-sdk/client-bedrock'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

let server: Started
beforeEach(async () => {
  server = await startOutcrop({ modelAccess: [] })
})
afterEach(() => server.close())

test('is taken once more, and not when it is too short', async () => {
  const put = (form: string) =>
    server.bedrock.send(new PutUseCaseForModelAccessCommand({ formData: Buffer.from(form) }))
  expect((await put('{"companyName":"x"}')).$metadata.httpStatusCode).toBe(201)
  expect((await put('{"companyName":"y"}')).$metadata.httpStatusCode).toBe(201)
  await expect(put('{}')).rejects.toMatchObject({ name: 'ValidationException' })
})
