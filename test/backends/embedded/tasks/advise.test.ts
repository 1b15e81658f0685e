import { describe, expect, test } from 'vitest'
import { ask } from '../ask.ts'

const agent = 'You are a support engineer. The customer is on the team plan. Be direct.'

const cases: readonly (readonly [string, readonly RegExp[]])[] = [
  ['Our nightly job gets HTTP 503 from your API. How do we handle that?', [/retry/i, /backoff/]],
  ['I keep seeing a 401 error when I call the endpoint, what is wrong?', [/credentials|key|token/]],
  ['Why does my request return 413?', [/too large/]],
  ['We hit the rate limit every morning, what should we do?', [/backoff/, /limit/]],
  ['The TLS handshake fails with an expired certificate, what now?', [/renew|chain/]],
  ['The browser says the request was blocked by CORS. Help?', [/Access-Control-Allow-Origin/]],
  ['My process is killed because it runs out of memory, how do I fix that?', [/leak/]],
  ['The release failed and the site is down, what do we do first?', [/[Rr]oll back/]],
  ['I shipped a new version and users get 504s, what should I do?', [/timeout/, /deployment/]],
]

describe('symptoms', () => {
  test.each(cases)('%s', async (question, patterns) => {
    const text = await ask(question, agent)
    for (const pattern of patterns) expect(text).toMatch(pattern)
    expect(text.split(' ').length).toBeLessThan(90)
  })
})

test.each([
  'What did the 430 soldiers do?',
  'How do I get to Platform 9?',
  'The 500 guests arrived, how nice!',
])('no advice: %s', async question => {
  expect(await ask(question, agent)).toContain("I am Outcrop's embedded model")
})
