import { ListPromptRoutersCommand, paginateListPromptRouters } from '@aws-sdk/client-bedrock'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createRouter } from '../../support/prompt-router.ts'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

let server: Started
beforeEach(async () => {
  server = await startOutcrop()
})
afterEach(() => server.close())
const list = (input: ConstructorParameters<typeof ListPromptRoutersCommand>[0] = {}) =>
  server.bedrock.send(new ListPromptRoutersCommand(input))
const namesOf = async (pageSize: number, type?: 'custom' | 'default') => {
  const names: (string | undefined)[] = []
  for await (const page of paginateListPromptRouters({ client: server.bedrock, pageSize }, { type }))
    names.push(...(page.promptRouterSummaries ?? []).map(({ promptRouterName: name }) => name))
  return names
}

test.each([1, 2, 1_000])("AWS's, in pages of %i", async size => {
  await createRouter(server.bedrock)
  const defaults = ['Nova Prompt Router', 'Anthropic Prompt Router', 'Meta Prompt Router']
  expect(await namesOf(size, 'default')).toEqual(defaults)
  // So says the description of the operation: an absent type is `default`.
  expect(await namesOf(size)).toEqual(defaults)
})

test.each([1, 3, 1_000])("the account's own, in pages of %i, newest first", async size => {
  for (const name of ['a', 'b', 'c', 'd']) await createRouter(server.bedrock, { promptRouterName: name })
  expect(await namesOf(size, 'custom')).toEqual(['d', 'c', 'b', 'a'])
})

test('without a type, the answer tells how to see the rest', async () => {
  const response = await fetch(`${server.url}/prompt-routers`)
  expect(response.headers.get('x-outcrop-hint')).toContain('type=custom')
  const typed = await fetch(`${server.url}/prompt-routers?type=default`)
  expect(typed.headers.get('x-outcrop-hint')).toBeNull()
})

test('a token of another list is refused', async () => {
  const { nextToken } = await list({ type: 'default', maxResults: 1 })
  expect(nextToken).toBeDefined()
  for (const input of [{ type: 'custom', nextToken } as const, { nextToken: 'x' }])
    await expect(list(input)).rejects.toMatchObject({ name: 'ValidationException' })
})
