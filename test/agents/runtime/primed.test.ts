import { expect, test } from 'vitest'
import type { AgentContext } from '../../../src/agents/runtime/agent-context.ts'
import { primed } from '../../../src/agents/runtime/primed.ts'
import type { TurnEvent } from '../../../src/agents/runtime/turn-event.ts'
import { gather } from '../../support/gather.ts'

const start = () => {
  const headers: Record<string, string> = {}
  const leaving = new AbortController()
  const answer = {
    header(name: string, value: string) {
      headers[name] = value
    },
    hint: () => undefined,
  }
  return { headers, leaving, context: { signal: leaving.signal, answer } as unknown as AgentContext }
}

test('waits until a backend is known, and then tells all in its order', async () => {
  const { headers, context } = start()
  const events = await primed(async function* (within) {
    yield [{ text: 'a' }]
    within.answer.header('x-outcrop-backend', 'one')
    yield [{ text: 'b' }]
    yield [{ text: 'c' }]
  }, context)
  expect(headers).toEqual({ 'x-outcrop-backend': 'one' })
  expect(await gather(events)).toEqual([[{ text: 'a' }], [{ text: 'b' }], [{ text: 'c' }]])
})

test('what fails before is told after what came before it', async () => {
  const { context } = start()
  const events = await primed(async function* (): AsyncGenerator<TurnEvent[]> {
    yield [{ text: 'a' }]
    throw new Error('late')
  }, context)
  const read: TurnEvent[][] = []
  const reading = (async () => {
    for await (const batch of events) read.push(batch)
  })()
  await expect(reading).rejects.toThrow('late')
  expect(read).toEqual([[{ text: 'a' }]])
})

test('a reader that leaves before it reads ends what was begun', async () => {
  const { leaving, context } = start()
  let end = (): void => undefined
  const ended = new Promise<void>(resolve => {
    end = resolve
  })
  await primed(async function* (within) {
    try {
      within.answer.header('x-outcrop-backend', 'one')
      yield [{ text: 'a' }]
      yield [{ text: 'b' }]
    } finally {
      end()
    }
  }, context)
  leaving.abort()
  await ended
})
