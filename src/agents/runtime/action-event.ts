import type { Action } from './agent-tool.ts'

/** Of the session and the turn that an action runs in. */
export interface ActionScene {
  readonly agent: {
    readonly name: string
    readonly id: string
    readonly alias: string
    readonly version: string
  }
  readonly sessionId: string
  readonly inputText: string
  readonly attributes: Readonly<Record<string, string>>
  readonly promptAttributes: Readonly<Record<string, string>>
}

export interface NamedValue {
  readonly name: string
  readonly type: string
  readonly value: string
}

/**
 * What a handler is given, as the user guide has it (agents-lambda). One member is more: `idempotencyKey`, the same whenever the same call
 * would come again, also in a turn that failed and is asked for once more.
 */
export const actionEvent = (
  action: Action,
  input: Readonly<Record<string, unknown>>,
  scene: ActionScene,
  idempotencyKey: string,
): object => ({
  messageVersion: '1.0',
  agent: scene.agent,
  inputText: scene.inputText,
  sessionId: scene.sessionId,
  actionGroup: action.group.name,
  ...('function' in action.target
    ? { function: action.target.function.name }
    : { apiPath: action.target.operation.path, httpMethod: action.target.operation.method }),
  parameters: parametersOf(action, input),
  ...bodyOf(action, input),
  sessionAttributes: scene.attributes,
  promptSessionAttributes: scene.promptAttributes,
  idempotencyKey,
})

const bodyOf = (action: Action, input: Readonly<Record<string, unknown>>): object => {
  const body = contentOf(action, input)
  return body === undefined
    ? {}
    : { requestBody: { content: { [body.contentType]: { properties: body.properties } } } }
}

/** What the model said for the members of a request's body. */
export const contentOf = (
  { target }: Action,
  input: Readonly<Record<string, unknown>>,
): { contentType: string; properties: NamedValue[] } | undefined => {
  if (!('operation' in target) || target.operation.requestBody === undefined) return undefined
  const { contentType, properties } = target.operation.requestBody
  return { contentType, properties: valuesOf(properties, input) }
}

/** What the model said for the parameters, in the order of their definition. */
export const parametersOf = ({ target }: Action, input: Readonly<Record<string, unknown>>): NamedValue[] =>
  valuesOf(
    'operation' in target
      ? target.operation.parameters
      : Object.entries(target.function.parameters ?? {}).map(([name, { type = 'string' }]) => ({
          name,
          type,
        })),
    input,
  )

const valuesOf = (
  members: readonly { readonly name: string; readonly type: string }[],
  input: Readonly<Record<string, unknown>>,
): NamedValue[] =>
  members.flatMap(({ name, type }) =>
    Object.hasOwn(input, name) ? [{ name, type, value: textOf(input[name]) }] : [],
  )

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
