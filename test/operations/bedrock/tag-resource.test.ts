import {
  CreateInferenceProfileCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
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

const tag = (resourceARN: string, tags: { key: string; value: string }[]) =>
  server.bedrock.send(new TagResourceCommand({ resourceARN, tags }))

test('adds tags and changes those that are there', async () => {
  const arn = await tagged()
  await tag(arn, [
    { key: 'team', value: 'b' },
    { key: 'cost center', value: '' },
  ])
  expect(await tagsOf(arn)).toEqual([
    { key: 'cost center', value: '' },
    { key: 'team', value: 'b' },
  ])
})

test('not more than fifty', async () => {
  const arn = await tagged()
  const tags = Array.from({ length: 51 }, (_, index) => ({ key: `k${index}`, value: '' }))
  await expect(tag(arn, tags)).rejects.toMatchObject({ name: 'TooManyTagsException', resourceName: arn })
})

test('not on what is not there', async () => {
  await expect(tag(nobodys, [{ key: 'a', value: 'b' }])).rejects.toMatchObject(missing)
})
