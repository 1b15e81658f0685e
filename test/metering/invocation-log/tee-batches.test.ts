import { describe, expect, test } from 'vitest'
import type { InvocationLog } from '../../../src/metering/invocation-log/invocation-logs.ts'
import type { LoggedAnswer } from '../../../src/metering/invocation-log/record.ts'
import { teeBatches } from '../../../src/metering/invocation-log/tee-batches.ts'

/** Writes down what it is told first. */
const listen = (room = 100) => {
  const told: { answer?: unknown; error?: unknown }[] = []
  let left = room
  const tell = async (answer: (() => LoggedAnswer | Promise<LoggedAnswer>) | undefined, error?: unknown) => {
    told.push({ answer: (await answer?.())?.body, ...(error !== undefined && { error }) })
  }
  const log: InvocationLog = {
    keep(bytes) {
      left -= bytes
      return left >= 0
    },
    ended: answer => void tell(answer),
    failed: (error, answer) => void tell(answer, error),
  }
  return { log, told }
}

const tee = (batches: AsyncIterable<string[]>, log: InvocationLog, signal = new AbortController().signal) =>
  teeBatches(batches, {
    log,
    signal,
    sizeOf: item => item.length,
    answerOf: items => ({ body: { contentType: 'text', json: items.join('') } }),
  })

const batches = async function* (all: string[][], error?: Error): AsyncGenerator<string[]> {
  yield* all
  if (error !== undefined) throw error
}

const read = async (all: AsyncIterable<string[]>) => {
  const result: string[][] = []
  for await (const batch of all) result.push(batch)
  return result
}

describe('batches', () => {
  test('are passed on as they are, and told at their end', async () => {
    const { log, told } = listen()
    expect(await read(tee(batches([['a', 'b'], [], ['c']]), log))).toEqual([['a', 'b'], [], ['c']])
    expect(told[0]).toEqual({ answer: { contentType: 'text', json: 'abc' } })
  })

  test('that break off are told with the error, which goes on to the reader', async () => {
    const { log, told } = listen()
    const error = new Error('broken')
    await expect(read(tee(batches([['a']], error), log))).rejects.toBe(error)
    expect(told[0]).toEqual({ answer: { contentType: 'text', json: 'a' }, error })
  })

  test('that nobody reads on are told, and closed below', async () => {
    const { log, told } = listen()
    let isClosed = false
    const source = async function* () {
      try {
        yield ['a']
        yield ['b']
      } finally {
        isClosed = true
      }
    }
    for await (const _ of tee(source(), log)) break
    expect(told[0]).toEqual({ answer: { contentType: 'text', json: 'a' } })
    expect(isClosed).toBe(true)
  })

  test('that nobody ever begins to read are told when their client leaves', async () => {
    const { log, told } = listen()
    const controller = new AbortController()
    tee(batches([['a']]), log, controller.signal)
    controller.abort()
    await new Promise(setImmediate)
    expect(told[0]).toEqual({ answer: { contentType: 'text', json: '' } })
  })

  test('for which there is no room still pass', async () => {
    const { log } = listen(2)
    expect(await read(tee(batches([['aa'], ['bb'], ['cc']]), log))).toEqual([['aa'], ['bb'], ['cc']])
  })
})
