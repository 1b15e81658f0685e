import type {
  ActionGroupInvocationInput,
  InvocationInput,
  Observation,
  OrchestrationModelInvocationOutput,
  Trace,
} from '@aws-sdk/client-bedrock-agent-runtime'
import type { Called, Happening } from './happening.ts'

/** Kinds of traces that are no steps of the loop, as they are told. */
const phases: Readonly<Record<string, string | undefined>> = {
  orchestrationTrace: undefined,
  preProcessingTrace: 'before',
  postProcessingTrace: 'after',
  routingClassifierTrace: 'routes',
}

interface Part {
  readonly modelInvocationInput?: { readonly foundationModel?: string }
  readonly modelInvocationOutput?: OrchestrationModelInvocationOutput
  readonly rationale?: { readonly text?: string }
  readonly invocationInput?: InvocationInput
  readonly observation?: Observation
}

/** Nothing for what a newer server tells, and nobody here knows. */
export const readTrace = (trace: Trace | undefined): Happening[] =>
  Object.entries(trace ?? {}).flatMap(([name, part]): Happening[] => {
    if (name === 'failureTrace') {
      const { failureReason = 'No reason was given.' } = part as { failureReason?: string }
      return [{ kind: 'failure', reason: failureReason }]
    }
    if (name === 'guardrailTrace') {
      const { action = '' } = part as { action?: string }
      return action === '' || action === 'NONE' ? [] : [{ kind: 'guardrail', text: action.toLowerCase() }]
    }
    return Object.hasOwn(phases, name) ? readPart(part as Part, phases[name]) : []
  })

const readPart = (part: Part, phase: string | undefined): Happening[] => {
  const { modelInvocationInput, modelInvocationOutput, rationale, invocationInput, observation } = part
  const called = invocationInput === undefined ? undefined : readCall(invocationInput)
  return [
    ...(modelInvocationInput === undefined
      ? []
      : [{ kind: 'asks', phase, model: modelInvocationInput.foundationModel ?? '' } as const]),
    ...(modelInvocationOutput === undefined ? [] : [readOutput(modelInvocationOutput, phase)]),
    ...(rationale?.text === undefined ? [] : [{ kind: 'thinks', text: rationale.text } as const]),
    ...(called === undefined ? [] : [{ kind: 'calls', call: called } as const]),
    ...(observation === undefined ? [] : readObservation(observation)),
  ]
}

const readOutput = (
  { metadata, rawResponse }: OrchestrationModelInvocationOutput,
  phase: string | undefined,
): Happening => ({
  kind: 'said',
  phase,
  input: metadata?.usage?.inputTokens ?? 0,
  output: metadata?.usage?.outputTokens ?? 0,
  milliseconds: metadata?.totalTimeMs,
  uses: countUses(rawResponse?.content ?? ''),
})

/** Models that use tools in words use one at a time. */
const countUses = (content: string): number => {
  try {
    const { content: blocks } = JSON.parse(content)
    return Array.isArray(blocks)
      ? blocks.filter(block => block?.toolUse !== undefined).length || Number(content.includes('<tool>'))
      : 0
  } catch {
    return 0
  }
}

const readCall = ({
  actionGroupInvocationInput: action,
  knowledgeBaseLookupInput: search,
  agentCollaboratorInvocationInput: agent,
}: InvocationInput): Called | undefined => {
  if (action !== undefined) return { of: 'action', name: nameOf(action), arguments: argumentsOf(action) }
  if (search !== undefined)
    return {
      of: 'search',
      name: search.knowledgeBaseId ?? '',
      arguments: [['query', search.text ?? '']],
    }
  if (agent !== undefined)
    return {
      of: 'agent',
      name: agent.agentCollaboratorName ?? '',
      arguments: [['message', agent.input?.text ?? '']],
    }
  return undefined
}

const nameOf = ({
  actionGroupName = '',
  function: name,
  verb = '',
  apiPath = '',
}: ActionGroupInvocationInput) =>
  name === undefined ? `${actionGroupName} ${verb.toUpperCase()} ${apiPath}` : `${actionGroupName}.${name}`

const argumentsOf = ({ parameters = [], requestBody }: ActionGroupInvocationInput): Called['arguments'] =>
  [...parameters, ...Object.values(requestBody?.content ?? {}).flat()].map(({ name = '', value = '' }) => [
    name,
    value,
  ])

const readObservation = ({
  actionGroupInvocationOutput: action,
  knowledgeBaseLookupOutput: search,
  agentCollaboratorInvocationOutput: agent,
  repromptResponse: reprompt,
  finalResponse,
  type,
}: Observation): Happening[] => {
  if (action !== undefined)
    return [
      { kind: 'result', of: 'action', text: action.text ?? '', milliseconds: action.metadata?.totalTimeMs },
    ]
  if (search !== undefined)
    return [
      {
        kind: 'result',
        of: 'search',
        text: tellPassages(search.retrievedReferences?.length ?? 0),
        milliseconds: search.metadata?.totalTimeMs,
      },
    ]
  if (agent !== undefined)
    return [
      {
        kind: 'result',
        of: 'agent',
        text: agent.output?.text ?? '',
        milliseconds: agent.metadata?.totalTimeMs,
      },
    ]
  if (reprompt !== undefined)
    return [{ kind: 'reprompt', isByTool: reprompt.source === 'ACTION_GROUP', text: reprompt.text ?? '' }]
  return type === 'ASK_USER' ? [{ kind: 'question', text: finalResponse?.text ?? '' }] : []
}

const tellPassages = (count: number): string => {
  if (count === 0) return 'no passages'
  return count === 1 ? '1 passage' : `${count} passages`
}
