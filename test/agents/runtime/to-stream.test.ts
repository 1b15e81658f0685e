import { expect, test } from 'vitest'
import { toEvent, toStream } from '../../../src/agents/runtime/to-stream.ts'
import { MovableClock } from '../../../src/clock.ts'
import { gather } from '../../support/gather.ts'
import { shapeFaults } from '../../support/shape-faults.ts'

const clock = new MovableClock()

test('a trace says whose it is', () => {
  const trace = { failureTrace: { traceId: 'abc', failureReason: 'No.' } }
  const teller = {
    agentId: 'ABCDEFGHIJ',
    aliasId: 'TSTALIASID',
    version: 'DRAFT',
    callers: ['arn:aws:bedrock:us-east-1:123456789012:agent-alias/ABCDEFGHIJ/TSTALIASID'],
  }
  const event = toEvent({ trace, teller }, 'session-1', clock)
  expect(event).toEqual({
    trace: {
      agentId: 'ABCDEFGHIJ',
      agentAliasId: 'TSTALIASID',
      agentVersion: 'DRAFT',
      sessionId: 'session-1',
      callerChain: [{ agentAliasArn: teller.callers[0] }],
      eventTime: expect.any(Date),
      trace,
    },
  })
  expect('trace' in event && shapeFaults('TracePart', event.trace)).toEqual([])
})

test('texts are bytes, with what they cite, and each batch is one', async () => {
  const events = (async function* () {
    yield [{ text: 'é' }, { text: '', citations: [{}] }]
    yield [{ returnControl: { invocationId: 'i' } }]
  })()
  expect(await gather(toStream(events, 'session-1', clock))).toEqual([
    [
      { chunk: { bytes: new Uint8Array([0xc3, 0xa9]) } },
      { chunk: { bytes: new Uint8Array(), attribution: { citations: [{}] } } },
    ],
    [{ returnControl: { invocationId: 'i' } }],
  ])
})
