import { UntagResourceCommand } from '@aws-sdk/client-bedrock'
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

test('removes tags, and minds none that are not there', async () => {
  const arn = await createTaggedProfile(server.bedrock)
  await server.bedrock.send(new UntagResourceCommand({ resourceARN: arn, tagKeys: ['team', 'other'] }))
  expect(await tagsOf(server.bedrock, arn)).toEqual([])
})

test('not of what is not there', async () => {
  const untag = server.bedrock.send(
    new UntagResourceCommand({ resourceARN: missingProfile, tagKeys: ['team'] }),
  )
  await expect(untag).rejects.toMatchObject(refusalOfMissing)
})
