import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

let server: Started
beforeAll(async () => {
  server = await startOutcrop()
})
afterAll(() => server.close())
afterEach(() => server.outcrop.reset())

const request = (method: string, path = '', body?: string, key = 'AKIAIOSFODNN7EXAMPLE') =>
  fetch(`${server.url}/outcrop/faults${path}`, {
    method,
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${key}/20260101/us-east-1/bedrock/aws4_request`,
    },
    ...(body !== undefined && { body }),
  })
const list = async (key?: string) =>
  ((await (await request('GET', '', undefined, key)).json()) as { faults: { id: string; text: string }[] })
    .faults
const converse = () =>
  server.runtime.send(
    new ConverseCommand({
      modelId: 'amazon.nova-lite-v1:0',
      messages: [{ role: 'user', content: [{ text: 'Say hello.' }] }],
    }),
  )

test('throttles the first calls, and no other', async () => {
  const answer = await request('POST', '', '{"fault":"ThrottlingException","operation":"Converse","times":2}')
  expect(answer.status).toBe(201)
  expect(await answer.json()).toMatchObject({ text: 'ThrottlingException', times: 2, model: '*' })
  for (let turn = 0; turn < 2; turn++)
    await expect(converse()).rejects.toMatchObject({
      name: 'ThrottlingException',
      message: 'Too many requests, please wait before trying again.',
    })
  await expect(converse()).resolves.toMatchObject({ stopReason: 'end_turn' })
})

test('is listed and removed by its caller alone', async () => {
  await request('POST', '', '{"fault":"ThrottlingException"}')
  const [{ id } = { id: '' }] = await list()
  expect(await list('AKIAOTHEROTHEROTHER1')).toEqual([])
  expect((await request('DELETE', `/${id}`, undefined, 'AKIAOTHEROTHEROTHER1')).status).toBe(404)
  expect((await request('DELETE', `/${id}`)).status).toBe(204)
  expect(await list()).toEqual([])
  await request('POST', '', '{"fault":"drop"}')
  expect((await request('DELETE')).status).toBe(204)
  await expect(converse()).resolves.toMatchObject({ stopReason: 'end_turn' })
})

test.each([
  ['{', 'body'],
  ['[]', 'fault'],
  ['{}', 'fault'],
  ['{"fault":"explode"}', "'explode'"],
  ['{"fault":"drop","time":1}', 'time'],
  ['{"fault":"drop","times":0}', 'times'],
  ['{"fault":"drop","probability":2}', 'probability'],
])('refuses %s', async (body, message) => {
  const answer = await request('POST', '', body)
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ message: expect.stringContaining(message) })
  expect(answer.headers.get('x-outcrop-hint')).toMatch(/fault/i)
  expect(await list()).toEqual([])
})

test('any other request is told what there is', async () => {
  const answer = await request('PUT')
  expect(answer.status).toBe(404)
  expect(answer.headers.get('x-outcrop-hint')).toContain('POST, GET and DELETE /outcrop/faults')
})
