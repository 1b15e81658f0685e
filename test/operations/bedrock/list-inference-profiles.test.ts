import {
  CreateInferenceProfileCommand,
  ListInferenceProfilesCommand,
  paginateListInferenceProfiles,
} from '@aws-sdk/client-bedrock'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

let server: Started
beforeEach(async () => {
  server = await startOutcrop()
})
afterEach(() => server.close())

const create = (name: string) =>
  server.bedrock.send(
    new CreateInferenceProfileCommand({
      inferenceProfileName: name,
      modelSource: { copyFrom: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0' },
    }),
  )
const list = (input: ConstructorParameters<typeof ListInferenceProfilesCommand>[0] = {}) =>
  server.bedrock.send(new ListInferenceProfilesCommand(input))

test('by type', async () => {
  await create('mine')
  const types = async (input: Parameters<typeof list>[0]) => {
    const { inferenceProfileSummaries = [] } = await list({ maxResults: 1_000, ...input })
    return new Set(inferenceProfileSummaries.map(({ type }) => type))
  }
  expect(await types({ typeEquals: 'SYSTEM_DEFINED' })).toEqual(new Set(['SYSTEM_DEFINED']))
  expect(await types({ typeEquals: 'APPLICATION' })).toEqual(new Set(['APPLICATION']))
  expect(await types({})).toEqual(new Set(['SYSTEM_DEFINED', 'APPLICATION']))
})

test.each([1, 7, 1_000])("in pages of %i: AWS's and then one's own, each once", async pageSize => {
  for (let index = 0; index < 4; index++) await create(`mine ${index}`)
  const seen: (string | undefined)[] = []
  for await (const page of paginateListInferenceProfiles({ client: server.bedrock, pageSize }, {}))
    seen.push(...(page.inferenceProfileSummaries ?? []).map(({ inferenceProfileName: name }) => name))
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen.slice(-4)).toEqual(['mine 3', 'mine 2', 'mine 1', 'mine 0'])
  expect(seen.length).toBeGreaterThan(20)
})

test('a token of another list is refused', async () => {
  await create('one')
  await create('two')
  const { nextToken } = await list({ typeEquals: 'APPLICATION', maxResults: 1 })
  expect(nextToken).toBeDefined()
  await expect(list({ nextToken: `s.${nextToken}` })).rejects.toMatchObject({ name: 'ValidationException' })
  await expect(list({ nextToken: 'x' })).rejects.toMatchObject({ name: 'ValidationException' })
})
