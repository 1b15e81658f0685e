import { expect, test } from 'vitest'
import { modelTimeoutException } from '../../src/errors.ts'
import { endWithStream } from '../../src/inference/end-with-stream.ts'
import { gather } from '../support/gather.ts'
import { recordMeter } from '../support/record-meter.ts'

const source = async function* (batches: readonly number[][], failure?: Error) {
  yield* batches
  if (failure !== undefined) throw failure
}

test('the call ends with its stream, before the batch that settled it is given', async () => {
  const { meter, told } = recordMeter()
  const settling = async function* () {
    yield [1]
    await meter.took({})
    yield [2]
  }
  let keep = () => {}
  const kept = new Promise<void>(resolve => {
    keep = resolve
  })
  const batches = endWithStream(settling(), { ...meter, ended: () => kept })
  expect((await batches.next()).value).toEqual([1])
  let hasArrived = false
  const last = batches.next().then(() => {
    hasArrived = true
  })
  await new Promise(resolve => setImmediate(resolve))
  expect(hasArrived).toBe(false)
  keep()
  await last
  expect(told).toEqual(['took {}'])
})

test('a stream that settles nothing ends all the same', async () => {
  const { meter, told } = recordMeter()
  expect(await gather(endWithStream(source([[1], [2]]), meter))).toEqual([[1], [2]])
  expect(told).toEqual(['ended'])
})

test('a failure is told and passed on', async () => {
  const { meter, told } = recordMeter()
  const failure = modelTimeoutException('late')
  await expect(gather(endWithStream(source([[1]], failure), meter))).rejects.toBe(failure)
  expect(told).toEqual(['failed ModelTimeoutException'])
})

test('a client that leaves is told', async () => {
  const { meter, told } = recordMeter()
  for await (const _ of endWithStream(source([[1], [2]]), meter)) break
  expect(told).toEqual(['failed AbortError'])
})
