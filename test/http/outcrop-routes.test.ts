import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Started, startOutcrop } from '../support/start-outcrop.ts'

let laptop: Started
let gateway: Started
beforeAll(async () => {
  laptop = await startOutcrop({ origins: ['https://app.example'] })
  gateway = await startOutcrop({ preset: 'gateway', apiKeys: [{ key: 'a-long-enough-api-key' }] })
})
afterAll(async () => {
  await laptop.close()
  await gateway.close()
})

describe.each(['health', 'ready'])('/outcrop/%s', page => {
  test('needs no credentials, whatever the preset', async () => {
    for (const { url } of [laptop, gateway]) {
      const answer = await fetch(`${url}/outcrop/${page}`)
      expect(answer.status).toBe(200)
      expect(await answer.json()).toMatchObject({ status: page === 'health' ? 'alive' : 'ready' })
    }
  })
})

test('everything else needs what an operation needs', async () => {
  const without = await fetch(`${gateway.url}/outcrop/nothing`, { method: 'POST', body: '{}' })
  expect(without.status).toBe(403)
  expect(without.headers.get('x-amzn-errortype')).toBe('MissingAuthenticationTokenException')

  const headers = { authorization: 'Bearer a-long-enough-api-key' }
  const withKey = await fetch(`${gateway.url}/outcrop/nothing`, { method: 'POST', body: '{}', headers })
  expect(withKey.status).toBe(404)
  expect(withKey.headers.get('x-outcrop-hint')).toContain('/outcrop/health')
  expect((await fetch(`${laptop.url}/outcrop/nothing`)).status).toBe(404)
})

test('a page of an allowed origin can read the answer', async () => {
  const { url } = laptop
  const answer = await fetch(`${url}/foundation-models`, { headers: { origin: 'https://app.example' } })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('access-control-allow-origin')).toBe('https://app.example')
  const other = await fetch(`${url}/foundation-models`)
  expect(other.headers.get('access-control-allow-origin')).toBeNull()
})
