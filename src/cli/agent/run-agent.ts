import type { ReturnControlPayload } from '@aws-sdk/client-bedrock-agent-runtime'
import type { Connection } from '../kb/call-server.ts'
import type { AgentEvent } from './agent-event.ts'
import { createTurnDrawing, type TreeLine } from './draw-turn.ts'
import type { GrowingLines } from './growing-lines.ts'
import { describeWanted, type HandedBack } from './hand-back.ts'
import { plainText } from './plain-text.ts'
import type { PriceStep } from './price-step.ts'
import type { TurnAddress, TurnOutcome } from './print-turn.ts'
import { readEvents } from './read-events.ts'
import { readTrace } from './read-trace.ts'
import { createTurnRecord, type TurnRecord } from './record-turn.ts'

/** What a turn begins or goes on with. */
export type TurnInput = { readonly inputText: string } | { readonly sessionState: HandedBack }

export interface RunOptions {
  readonly address: TurnAddress
  readonly name: string
  readonly input: TurnInput
  readonly priceStep: PriceStep
  readonly lines: GrowingLines
  /** Each event of a trace as it comes. */
  readonly onTrace: (trace: object) => void
  /** What the caller answers when control returns to it; undefined ends the turn there. */
  readonly handBack: (payload: ReturnControlPayload) => (() => Promise<HandedBack>) | undefined
}

/** One turn to its end, drawn while it goes on. */
export const runAgent = async (
  { ask }: Pick<Connection, 'ask'>,
  { address, name, input, priceStep, lines, onTrace, handBack }: RunOptions,
): Promise<{ readonly outcome: TurnOutcome; readonly record: TurnRecord }> => {
  const record = createTurnRecord(priceStep)
  const drawing = createTurnDrawing()
  let hasHeading = false

  const once = async (asked: TurnInput): Promise<TurnOutcome> => {
    const answer = await ask('InvokeAgent', { ...address, ...asked, enableTrace: true })
    const backend = answer.headers.get('x-outcrop-backend')
    if (!hasHeading) lines.write([headingOf(name, address, backend)])
    hasHeading = true
    let text = ''
    let end: Omit<TurnOutcome, 'answer'> = {}
    for await (const event of readEvents(answer)) {
      if ('text' in event) text += event.text
      else if ('trace' in event) draw(event)
      else end = { ...end, ...event }
    }
    return { answer: plainText(text), ...end }
  }

  const draw = (event: Extract<AgentEvent, { trace: unknown }>): void => {
    onTrace(event.trace)
    for (const happening of readTrace(event.trace.trace))
      lines.write(drawing.add(happening, record.add(happening)), drawing.status())
  }

  try {
    let outcome = await once(input)
    while (outcome.returnControl !== undefined && outcome.failure === undefined) {
      const results = handBack(outcome.returnControl)
      lines.write(drawing.handOver(describeWanted(outcome.returnControl), results !== undefined))
      if (results === undefined) return { outcome, record }
      outcome = await once({ sessionState: await results() })
    }
    lines.write([endOf(outcome, drawing.end)])
    return { outcome, record }
  } finally {
    lines.end()
  }
}

const headingOf = (
  name: string,
  { agentAliasId, sessionId }: TurnAddress,
  backend: string | null,
): TreeLine => ({
  text: [
    name,
    agentAliasId,
    `session ${sessionId}`,
    ...(backend === null ? [] : [`answered by ${backend}`]),
  ].join(' · '),
})

const endOf = (
  { failure }: TurnOutcome,
  end: (text: string, tone?: TreeLine['tone']) => TreeLine,
): TreeLine => (failure === undefined ? end('answer') : end(`failed: ${plainText(failure.name)}`, 'failure'))
