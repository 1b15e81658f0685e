import type { Envelope } from './envelope.ts'
import type { ActionGroupEvent } from './event.ts'
import { excerpt } from './excerpt.ts'
import type { Handlers } from './handlers.ts'
import { nearestName } from './nearest-name.ts'
import { readEvent } from './read-event.ts'
import { Refusal } from './refusal.ts'
import { Reply } from './reply.ts'
import { validateEnvelope } from './validate-envelope.ts'
import { type Attributes, writeEnvelope } from './write-envelope.ts'

const MOST_NAMES = 20
const NEUTRAL = 'The call failed for a reason on our side. Whether it had an effect is not known.'

/**
 * A handler for AWS Lambda that calls what the event asks for and puts the result in the envelope that agents expect.
 *
 * @throws UnreadableEvent when it is called with something else than the event of an action group: there is nobody to answer to.
 */
export const createHandler = (handlers: Handlers): ((event: unknown) => Promise<Envelope>) => {
  const functions = new Map(Object.entries(handlers.functions ?? {}))
  const operations = new Map(
    Object.entries(handlers.api ?? {}).map(([key, each]) => [operationKey(key), each]),
  )

  const call = (event: ActionGroupEvent, attributes: Attributes): unknown => {
    const { parameters } = event
    if (event.form === 'function') {
      const handle = functions.get(event.function)
      if (!handle) throw unknown('function', event.function, [...functions.keys()])
      return handle({ event, parameters, ...attributes })
    }
    const key = `${event.httpMethod.toUpperCase()} ${event.apiPath}`
    const handle = operations.get(key)
    if (!handle) throw unknown('operation', key, [...operations.keys()])
    return handle({ event, parameters, body: event.requestBody?.properties ?? {}, ...attributes })
  }

  const fail = async (error: unknown, event: ActionGroupEvent): Promise<Envelope> => {
    try {
      await (handlers.onError ?? reportError)(error, event)
    } catch (another) {
      reportError(error, event)
      reportError(another, event)
    }
    return writeEnvelope(event, unexpectedReply(handlers))
  }

  return async received => {
    const { event, refusal } = readOrRefuse(received)
    if (refusal) return writeEnvelope(event, refusalReply(refusal))
    const attributes = {
      sessionAttributes: { ...event.sessionAttributes },
      promptSessionAttributes: { ...event.promptSessionAttributes },
    }
    try {
      const reply = await replyOf(() => call(event, attributes))
      return checked(writeEnvelope(event, reply, attributes), event)
    } catch (error) {
      return fail(error, event)
    }
  }
}

const operationKey = (key: string): string => {
  const [method = '', ...path] = key.trim().split(/\s+/)
  return `${method.toUpperCase()} ${path.join(' ')}`
}

/** A value that the model wrote wrongly is its to correct, so the rest of the event is read without the parameters. */
const readOrRefuse = (received: unknown): { event: ActionGroupEvent; refusal?: Refusal } => {
  try {
    return { event: readEvent(received) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { parameters: _, requestBody: __, ...rest } = received as Record<string, unknown>
    return { event: readEvent(rest), refusal: error }
  }
}

const replyOf = async (call: () => unknown): Promise<Reply> => {
  try {
    const value = await call()
    return value instanceof Reply ? value : new Reply(value)
  } catch (error) {
    if (error instanceof Refusal) return refusalReply(error)
    throw error
  }
}

const refusalReply = ({ message, httpStatusCode, responseState }: Refusal): Reply =>
  new Reply(message, { httpStatusCode, ...(responseState ? { responseState } : {}) })

const unexpectedReply = ({ unexpected }: Handlers): Reply =>
  new Reply(unexpected?.sentence ?? NEUTRAL, {
    httpStatusCode: 500,
    responseState: unexpected?.responseState ?? 'FAILURE',
  })

const unknown = (kind: string, name: string, names: readonly string[]): Refusal => {
  const nearest = nearestName(name, names)
  const meant = nearest === undefined ? '' : ` Perhaps ${nearest} was meant.`
  const known = names.slice(0, MOST_NAMES).join(', ')
  return new Refusal(`There is no ${kind} ${excerpt(name)}.${meant} There is: ${known || 'none'}.`, {
    httpStatusCode: 404,
  })
}

/** What would not be read on the other side is an error here, where there is a log. */
const checked = (envelope: Envelope, event: ActionGroupEvent): Envelope => {
  const validation = validateEnvelope(envelope, event.received)
  if (validation.ok) return envelope
  const problems = validation.problems.map(
    ({ path, problem, hint }) => `${path || 'The reply'} ${problem}. ${hint}`,
  )
  throw new TypeError(problems.join(' '))
}

const reportError = (error: unknown, event: ActionGroupEvent): void => {
  const called = event.form === 'function' ? event.function : `${event.httpMethod} ${event.apiPath}`
  console.error(`${called} of ${event.actionGroup} failed:`, error)
}
