import {
  CreateInferenceProfileCommand,
  ListTagsForResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-bedrock'
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

test('removes tags, and minds none that are not there', async () => {
  const arn = await tagged()
  await server.bedrock.send(new UntagResourceCommand({ resourceARN: arn, tagKeys: ['team', 'other'] }))
  expect(await tagsOf(arn)).toEqual([])
})

test('not of what is not there', async () => {
  const untag = server.bedrock.send(new UntagResourceCommand({ resourceARN: nobodys, tagKeys: ['team'] }))
  await expect(untag).rejects.toMatchObject(missing)
})
