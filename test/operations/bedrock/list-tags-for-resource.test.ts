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

test('the tags of a resource', async () => {
  expect(await tagsOf(server.bedrock, await createTaggedProfile(server.bedrock))).toEqual([
    { key: 'team', value: 'a' },
  ])
})

test('not of what is not there', async () => {
  await expect(tagsOf(server.bedrock, missingProfile)).rejects.toMatchObject(refusalOfMissing)
})
