import { decodeFrames, type ReceivedFrame } from '../../backends/aws/event-stream.ts'
import { AgentError } from './agent-error.ts'
import type { AgentEvent } from './agent-event.ts'

/** @throws AgentError where the answer breaks off. */
export const readEvents = async function* ({ body }: Pick<Response, 'body'>): AsyncGenerator<AgentEvent> {
  if (body === null) throw brokenOff('it has none')
  const decode = createDecode()
  try {
    for await (const frames of decodeFrames(body)) yield* frames.flatMap(frame => toEvent(frame, decode))
  } catch (error) {
    const { hint, message } = error as Error & { hint?: string }
    throw error instanceof AgentError ? error : brokenOff(hint ?? message, error)
  }
}

/** A character may be split between two chunks. */
const createDecode = () => {
  const decoder = new TextDecoder()
  return (bytes: Uint8Array): string => decoder.decode(bytes, { stream: true })
}

const toEvent = (
  { headers, payload }: ReceivedFrame,
  decode: (bytes: Uint8Array) => string,
): AgentEvent[] => {
  const kind = headers.get(':message-type')
  if (kind === 'exception') {
    const { message, Message } = readJson(payload)
    const type = headers.get(':exception-type') ?? 'exception'
    return [
      {
        failure: {
          name: type.charAt(0).toUpperCase() + type.slice(1),
          message: String(message ?? Message ?? 'No reason was given.'),
        },
      },
    ]
  }
  if (kind === 'error')
    return [
      {
        failure: {
          name: headers.get(':error-code') ?? 'Error',
          message: headers.get(':error-message') ?? '',
        },
      },
    ]
  const value = readJson(payload)
  switch (headers.get(':event-type')) {
    case 'chunk':
      return [{ text: decode(Buffer.from(String(value.bytes ?? ''), 'base64')) }]
    case 'trace':
      return [{ trace: value }]
    case 'returnControl':
      return [{ returnControl: value }]
    default:
      return []
  }
}

const readJson = (payload: Buffer): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(payload.toString('utf8'))
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  } catch {}
  throw brokenOff('a frame holds no JSON')
}

const brokenOff = (problem: string, cause?: unknown): AgentError =>
  new AgentError(
    `The answer broke off (${problem.replace(/\.$/, '')}): see the log of the server, and ask again.`,
    { cause },
  )
