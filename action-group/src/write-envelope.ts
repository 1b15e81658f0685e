import type { Envelope } from './envelope.ts'
import type { ActionGroupEvent } from './event.ts'
import type { Reply } from './reply.ts'

export interface Attributes {
  readonly sessionAttributes: Readonly<Record<string, string>>
  readonly promptSessionAttributes: Readonly<Record<string, string>>
}

/** The envelope around what a function answered to an event. Without attributes, the session's stay as they are. */
export const writeEnvelope = (event: ActionGroupEvent, reply: Reply, attributes?: Attributes): Envelope => ({
  messageVersion: '1.0',
  response: writeResponse(event, reply),
  ...(attributes ? writeAttributes(event, attributes) : {}),
  ...(reply.options.knowledgeBasesConfiguration
    ? { knowledgeBasesConfiguration: reply.options.knowledgeBasesConfiguration }
    : {}),
})

const writeResponse = (event: ActionGroupEvent, { value, options }: Reply): Envelope['response'] => {
  const body = bodyOf(value)
  if (event.form === 'api') {
    return {
      actionGroup: event.actionGroup,
      apiPath: event.apiPath,
      httpMethod: event.httpMethod,
      httpStatusCode: options.httpStatusCode ?? 200,
      responseBody: { [options.contentType ?? 'application/json']: { body } },
    }
  }
  return {
    actionGroup: event.actionGroup,
    function: event.function,
    functionResponse: {
      ...(options.responseState ? { responseState: options.responseState } : {}),
      responseBody: { TEXT: { body } },
    },
  }
}

/** Nothing to say is said, so that the model does not fill the gap. */
const bodyOf = (value: unknown): string => {
  if (typeof value === 'string' && value !== '') return value
  if (value === undefined || value === '') return 'The call was made and returned nothing.'
  const json = JSON.stringify(value)
  if (json === undefined) throw new TypeError(`A ${typeof value} was returned, which JSON cannot hold.`)
  return json
}

/** Those of a session that had some go back even when they are none now: they were removed. */
const writeAttributes = (event: ActionGroupEvent, attributes: Attributes): Partial<Attributes> => ({
  ...(count(attributes.sessionAttributes) + count(event.sessionAttributes) > 0
    ? { sessionAttributes: { ...attributes.sessionAttributes } }
    : {}),
  ...(count(attributes.promptSessionAttributes) + count(event.promptSessionAttributes) > 0
    ? { promptSessionAttributes: { ...attributes.promptSessionAttributes } }
    : {}),
})

const count = (attributes: Readonly<Record<string, string>>): number => Object.keys(attributes).length
