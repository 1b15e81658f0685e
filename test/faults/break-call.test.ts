import { expect, test } from 'vitest'
import { breakResponse, breakStream, failBefore } from '../../src/faults/break-call.ts'
import { parseFault } from '../../src/faults/parse-fault.ts'

const { signal } = new AbortController()

test.each([
  ['ThrottlingException', true],
  ['ThrottlingException', false],
  ['ModelErrorException; after=2', false],
])('%s where it streams (%s): before the call', async (fault, streams) => {
  await expect(failBefore(parseFault(fault), streams, signal)).rejects.toMatchObject({
    name: fault.split(';')[0],
  })
})

test.each(['ModelErrorException; after=2', 'stall', 'drop'])('%s of a stream comes later', async fault => {
  await expect(failBefore(parseFault(fault), true, signal)).resolves.toBeUndefined()
})

test('only the stream of an output goes wrong', async () => {
  const stream = (async function* () {
    yield [{ messageStart: {} }]
  })()
  const output = breakStream({ stream, contentType: 'x' }, parseFault('ModelErrorException; after=0'), signal)
  expect(output.contentType).toBe('x')
  const events = output.stream as AsyncIterable<unknown>
  await expect(events[Symbol.asyncIterator]().next()).rejects.toMatchObject({ name: 'ModelErrorException' })
})

test('only faults of bytes change the bytes', () => {
  const response = { status: 200, headers: {}, body: Buffer.from('x') }
  expect(breakResponse(response, parseFault('omit-stop'), signal)).toBe(response)
  expect(breakResponse(response, parseFault('drop'), signal).body).not.toBe(response.body)
  const empty = { status: 204, headers: {} }
  expect(breakResponse(empty, parseFault('drop'), signal)).toBe(empty)
})
