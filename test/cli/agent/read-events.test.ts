import { expect, test } from 'vitest'
import { readEvents } from '../../../src/cli/agent/read-events.ts'
import { chunkFrame, errorFrame, eventFrame, exceptionFrame } from '../../support/frames.ts'

const read = async (...frames: Buffer[]) => {
  const events = []
  for await (const event of readEvents(new Response(new Uint8Array(Buffer.concat(frames)))))
    events.push(event)
  return events
}

test('traces, the answer with a character that is split, and control that returns', async () => {
  const text = Buffer.from('größer')
  const trace = { sessionId: 's', trace: { failureTrace: { failureReason: 'no' } } }
  expect(
    await read(
      eventFrame('trace', trace),
      chunkFrame(text.subarray(0, 3)),
      chunkFrame(text.subarray(3)),
      eventFrame('returnControl', { invocationId: 'i' }),
      eventFrame('newThing', {}),
    ),
  ).toEqual([{ trace }, { text: 'gr' }, { text: 'ößer' }, { returnControl: { invocationId: 'i' } }])
})

test('exceptions by their names', async () => {
  expect(
    await read(exceptionFrame('dependencyFailedException', { message: 'No.' }), errorFrame('Odd', 'Hm.')),
  ).toEqual([
    { failure: { name: 'DependencyFailedException', message: 'No.' } },
    { failure: { name: 'Odd', message: 'Hm.' } },
  ])
})

test('an answer that breaks off, and one that is no JSON', async () => {
  await expect(read(chunkFrame('a').subarray(0, 30))).rejects.toThrow(
    /^The answer broke off \(.*inside of a frame\)/,
  )
  await expect(read(eventFrame('trace', 'x'))).rejects.toMatchObject({
    name: 'AgentError',
    message: expect.stringMatching(/no JSON/),
  })
})
