import { describe, expect, test } from 'vitest'
import { breakEvents } from '../../src/faults/break-events.ts'
import type { Fault } from '../../src/faults/fault.ts'
import { parseFault } from '../../src/faults/parse-fault.ts'

const { signal } = new AbortController()
const converse = [
  [{ messageStart: {} }],
  [{ contentBlockDelta: { n: 1 } }, { contentBlockDelta: { n: 2 } }],
  [{ messageStop: {} }, { metadata: {} }],
]
const native = [
  [{ chunk: { bytes: Buffer.from('{"type":"message_start"}') } }],
  [{ chunk: { bytes: Buffer.from('{"type":"message_stop","amazon-bedrock-invocationMetrics":{}}') } }],
]

const read = async (fault: Fault, batches: Record<string, unknown>[][] = converse) => {
  const events: Record<string, unknown>[][] = []
  const source = (async function* () {
    yield* batches
  })()
  try {
    for await (const batch of breakEvents(source, fault, signal)) events.push(batch)
  } catch (error) {
    return { events, error }
  }
  return { events }
}

test('each event comes alone, so that bytes can be counted by events', async () => {
  const { events } = await read(parseFault('corrupt'))
  expect(events).toEqual(converse.flat().map(event => [event]))
})

describe('an exception after events', () => {
  test.each([0, 1, 3])('%i', async after => {
    const { events, error } = await read(parseFault(`ModelStreamErrorException; after=${after}`))
    expect(events).toHaveLength(after)
    expect(error).toMatchObject({ name: 'ModelStreamErrorException', status: 424 })
  })

  test('more than there are does not happen', async () => {
    const { events, error } = await read(parseFault('ModelStreamErrorException; after=6'))
    expect(events).toHaveLength(5)
    expect(error).toBeUndefined()
  })
})

test('a stall lets all events through', async () => {
  expect((await read(parseFault('stall; after=1; milliseconds=1'))).events).toHaveLength(5)
})

test('a stall ends when the client leaves', async () => {
  const controller = new AbortController()
  const source = (async function* () {
    yield* converse
  })()
  const events = breakEvents(source, parseFault('stall'), controller.signal)
  const next = events.next()
  controller.abort()
  await expect(next).rejects.toMatchObject({ name: 'AbortError' })
})

test('an end without its words', async () => {
  expect((await read(parseFault('omit-stop'))).events.flat()).toEqual(converse.flat().slice(0, 3))
  expect((await read(parseFault('omit-stop'), native)).events.flat()).toEqual(native.flat().slice(0, 1))
})
