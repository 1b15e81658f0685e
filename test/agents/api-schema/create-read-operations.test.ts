import { expect, test } from 'vitest'
import { createReadOperations } from '../../../src/agents/api-schema/create-read-operations.ts'
import { api } from '../../support/order-agent.ts'

const readFor = createReadOperations()
const context = { signal: new AbortController().signal } as Parameters<typeof readFor>[0]
const read = (payload: string | undefined, group = 'stock') =>
  readFor(context)({ payload: payload ?? '' }, group, 'amazon.nova-lite-v1:0')

test('the same document is read once, for a group', async () => {
  const { payload } = api.apiSchema ?? {}
  const first = await read(payload)
  expect(first.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /items/{item}',
    'PUT /items/{item}',
  ])
  expect(await read(payload)).toBe(first)
  expect(await read(payload, 'another')).toEqual(first)
})

test('a document that is none is refused each time', async () => {
  for (let time = 0; time < 2; time++)
    await expect(read('{"openapi":')).rejects.toMatchObject({ name: 'ValidationException' })
})

test('not all documents are kept for ever', async () => {
  const { payload = '' } = api.apiSchema ?? {}
  const first = await read(payload)
  for (let at = 0; at < 100; at++) await read(payload.replace('How many are left.', `Number ${at}.`))
  const again = await read(payload)
  expect(again).toEqual(first)
  expect(again).not.toBe(first)
})
