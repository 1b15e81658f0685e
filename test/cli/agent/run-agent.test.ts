import type { ReturnControlPayload } from '@aws-sdk/client-bedrock-agent-runtime'
import { expect, test } from 'vitest'
import type { TreeLine } from '../../../src/cli/agent/draw-turn.ts'
import { runAgent } from '../../../src/cli/agent/run-agent.ts'
import { chunkFrame, eventFrame, exceptionFrame } from '../../support/frames.ts'

const said = eventFrame('trace', {
  trace: {
    orchestrationTrace: {
      modelInvocationOutput: { metadata: { usage: { inputTokens: 5, outputTokens: 2 } } },
    },
  },
})
const handsOver = eventFrame('returnControl', { invocationId: 'i', invocationInputs: [] })
const address = { agentId: 'a', agentAliasId: 'b', sessionId: 'c' }

const run = async (
  answers: Buffer[][],
  handBack?: (payload: ReturnControlPayload) => { returnControlInvocationResults: [] },
) => {
  const asked: object[] = []
  const lines: string[] = []
  const traces: object[] = []
  let ends = 0
  const running = runAgent(
    {
      ask: async (_, input) => {
        asked.push(input)
        const frames = answers[asked.length - 1] ?? []
        return new Response(new Uint8Array(Buffer.concat(frames)), { headers: { 'x-outcrop-backend': 'b' } })
      },
    },
    {
      address,
      name: 'desk',
      input: { inputText: 'Hello?' },
      priceStep: () => undefined,
      lines: {
        write: (added: readonly TreeLine[]) => void lines.push(...added.map(({ text }) => text)),
        end: () => {
          ends += 1
        },
      },
      onTrace: trace => void traces.push(trace),
      handBack: payload => handBack && (async () => handBack(payload)),
    },
  )
  return { ...(await running), asked, lines, traces, ends }
}

test('one turn: what is asked, drawn, and answered, without what steers a terminal', async () => {
  const { outcome, record, asked, lines, traces, ends } = await run([[said, chunkFrame('Hi\u001b.')]])
  expect(asked).toEqual([{ ...address, inputText: 'Hello?', enableTrace: true }])
  expect(outcome).toEqual({ answer: 'Hi\ufffd.' })
  expect(record.totals(true)).toMatchObject({ steps: 1, tokens: 7, visibleTokens: 2 })
  expect(lines).toEqual([
    'desk · b · session c · answered by b',
    expect.stringMatching(/^├─ step 1 .*5 in, 2 out · cost unknown$/),
    '└─ answer',
  ])
  expect({ traces: traces.length, ends }).toEqual({ traces: 1, ends: 1 })
})

test('control that returns: the end where nobody answers, otherwise the same turn goes on', async () => {
  const left = await run([[said, handsOver]])
  expect(left.outcome.returnControl).toMatchObject({ invocationId: 'i' })
  expect(left.lines.at(-1)).toBe('└─ hands over to you')

  const results = { returnControlInvocationResults: [] as [] }
  const gone = await run(
    [
      [said, handsOver],
      [said, chunkFrame('Done.')],
    ],
    () => results,
  )
  expect(gone.asked[1]).toEqual({ ...address, sessionState: results, enableTrace: true })
  expect(gone.outcome).toEqual({ answer: 'Done.' })
  expect(gone.lines.slice(-3)).toEqual([
    '├─ hands over to you',
    expect.stringMatching(/^├─ step 2/),
    '└─ answer',
  ])
})

test('a failure is the end', async () => {
  const { outcome, lines } = await run([[said, exceptionFrame('throttlingException', { message: 'Slow.' })]])
  expect(outcome).toEqual({ answer: '', failure: { name: 'ThrottlingException', message: 'Slow.' } })
  expect(lines.at(-1)).toBe('└─ failed: ThrottlingException')
})
