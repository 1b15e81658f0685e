import { CreateInferenceProfileCommand, ListTagsForResourceCommand } from '@aws-sdk/client-bedrock'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

let server: Started
beforeEach(async () => {
  server = await startOutcrop()
})
afterEach(() => server.close())

const tagged = async () => {
  const { inferenceProfileArn = '' } = await server.bedrock.send(
    new CreateInferenceProfileCommand({
      inferenceProfileName: 'mine',
      modelSource: { copyFrom: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0' },
      tags: [{ key: 'team', value: 'a' }],
    }),
  )
  return inferenceProfileArn
}
const tagsOf = async (resourceARN: string) =>
  (await server.bedrock.send(new ListTagsForResourceCommand({ resourceARN }))).tags
const nobodys = 'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/aaaaaaaaaaaa'
const missing = { name: 'ResourceNotFoundException', $metadata: { httpStatusCode: 404 } }

test('the tags of a resource', async () => {
  expect(await tagsOf(await tagged())).toEqual([{ key: 'team', value: 'a' }])
})

test('not of what is not there', async () => {
  await expect(tagsOf(nobodys)).rejects.toMatchObject(missing)
})
