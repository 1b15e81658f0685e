import { TagResourceCommand } from '@aws-sdk/client-bedrock'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'
import {
  createTaggedProfile,
  missingProfile,
  refusalOfMissing,
  tagsOf,
} from '../../support/tagged-profile.ts'

let server: Started
beforeEach(async () => {
  server = await startOutcrop()
})
afterEach(() => server.close())

const tag = (resourceARN: string, tags: { key: string; value: string }[]) =>
  server.bedrock.send(new TagResourceCommand({ resourceARN, tags }))

test('adds tags and changes those that are there', async () => {
  const arn = await createTaggedProfile(server.bedrock)
  await tag(arn, [
    { key: 'team', value: 'b' },
    { key: 'cost center', value: '' },
  ])
  expect(await tagsOf(server.bedrock, arn)).toEqual([
    { key: 'cost center', value: '' },
    { key: 'team', value: 'b' },
  ])
})

test('not more than fifty', async () => {
  const arn = await createTaggedProfile(server.bedrock)
  const tags = Array.from({ length: 51 }, (_, index) => ({ key: `k${index}`, value: '' }))
  await expect(tag(arn, tags)).rejects.toMatchObject({ name: 'TooManyTagsException', resourceName: arn })
})

test('not on what is not there', async () => {
  await expect(tag(missingProfile, [{ key: 'a', value: 'b' }])).rejects.toMatchObject(refusalOfMissing)
})
