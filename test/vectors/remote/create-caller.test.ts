import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { createCaller } from '../../../src/vectors/remote/create-caller.ts'
import { listenLocally } from '../../support/listen-locally.ts'

type Answer = number | 'reset' | 'silence'

const serve = async (answers: Answer[], headers: Record<string, string> = {}) => {
  let calls = 0
  const listening = await listenLocally(
    createServer((request, response) => {
      calls += 1
      const answer = answers.shift() ?? 200
      if (answer === 'reset') return request.socket.resetAndDestroy()
      if (answer === 'silence') return
      response.writeHead(answer, headers).end(`${request.headers.authorization} ${request.url}`)
    }),
  )
  const caller = await createCaller({
    name: 'It',
    authorize: async () => ({ authorization: 'mine' }),
    timing: { connect: 1_000, call: 300, pause: 1 },
  })
  const call = (isRepeatable: boolean, signal?: AbortSignal) =>
    caller.call({ method: 'GET', url: new URL(`${listening.url}/a?b=c`), headers: {}, isRepeatable }, signal)
  return {
    call,
    get calls() {
      return calls
    },
    async [Symbol.asyncDispose]() {
      await caller.close()
      await listening.close()
    },
  }
}

test('what was put off is called again, and what was lost where that does no harm', async () => {
  await using server = await serve([429, 503, 'reset', 200])
  expect(await server.call(true)).toMatchObject({ status: 200, text: 'mine /a?b=c' })
  expect(server.calls).toBe(4)
})

test('what may have been done is not done again', async () => {
  await using server = await serve([429, 503, 'reset'])
  expect(await server.call(false)).toMatchObject({ status: 503 })
  await expect(server.call(false)).rejects.toMatchObject({
    name: 'DependencyFailedException',
    message: expect.stringMatching(/^It could not be reached, or broke the connection off/),
  })
  expect(server.calls).toBe(3)
})

test('it is called four times at the most', async () => {
  await using server = await serve([500, 500, 500, 500, 200])
  expect(await server.call(true)).toMatchObject({ status: 500 })
  expect(server.calls).toBe(4)
})

test('a silent one is called once', async () => {
  await using server = await serve(['silence', 200])
  await expect(server.call(true)).rejects.toThrow('It did not answer within 300 ms.')
  expect(server.calls).toBe(1)
})

test('a call that was given up ends with its reason, also between two repetitions', async () => {
  await using server = await serve([429, 200], { 'retry-after': '10' })
  const controller = new AbortController()
  const waiting = server.call(true, controller.signal)
  while (server.calls === 0) await new Promise(resolve => setImmediate(resolve))
  controller.abort(new Error('given up'))
  await expect(waiting).rejects.toThrow('given up')
  await expect(server.call(true, controller.signal)).rejects.toThrow('given up')
  expect(server.calls).toBe(1)
})

test('without credentials nothing is called, and it says so', async () => {
  const cause = new Error('expired')
  const caller = await createCaller({
    name: 'It',
    authorize: () => Promise.reject(cause),
    timing: { connect: 1_000, call: 300, pause: 1 },
  })
  const asked = { method: 'GET', url: new URL('http://127.0.0.1:1'), headers: {}, isRepeatable: true }
  await expect(caller.call(asked)).rejects.toMatchObject({
    name: 'DependencyFailedException',
    message: 'There are no credentials for It.',
    cause,
  })
  await caller.close()
})
