import type { ConverseStreamOutput, StopReason } from '@aws-sdk/client-bedrock-runtime'
import { checkSchema } from '../conversation/check-schema.ts'
import type { ExpectedOutput } from './expected-output.ts'

/** Why an answer has not the form that was asked for. */
export interface OutputFault {
  readonly problem: string
  /** How an answer ends that a model was held to and has not kept; absent where Bedrock would hand it on. */
  readonly stopReason?: StopReason
  /** Whether asking again may help. */
  readonly isRetryable: boolean
}

/** Gathers what an answer says while its events pass. */
export interface OutputReader {
  add(event: ConverseStreamOutput): void
  /** Once the last block has ended; undefined for an answer as it should be. */
  fault(stopReason: StopReason | undefined): OutputFault | undefined
}

interface ToolUse {
  readonly name: string
  input: string
}

/** Characters: a longer answer is not kept, and not judged. */
const LONGEST = 4_000_000

export const createOutputReader = (expected: ExpectedOutput): OutputReader => {
  let text = ''
  let length = 0
  const uses = new Map<number, ToolUse>()
  return {
    add({ contentBlockStart, contentBlockDelta }) {
      const use = contentBlockStart?.start?.toolUse
      if (use !== undefined)
        uses.set(contentBlockStart?.contentBlockIndex ?? 0, { name: use.name ?? '', input: '' })
      const delta = contentBlockDelta?.delta
      if (delta === undefined) return
      const said = delta.text ?? delta.toolUse?.input ?? ''
      length += said.length
      if (length > LONGEST) {
        text = ''
        uses.clear()
      } else if (delta.text !== undefined) text += said
      else {
        const open = uses.get(contentBlockDelta?.contentBlockIndex ?? 0)
        if (open !== undefined) open.input += said
      }
    },
    fault: stopReason =>
      length > LONGEST ? undefined : findFault(expected, text, [...uses.values()], stopReason),
  }
}

/** Stopped before its end, or on purpose: another try would end alike. */
const CUT: ReadonlySet<StopReason | undefined> = new Set<StopReason | undefined>([
  'max_tokens',
  'model_context_window_exceeded',
  'guardrail_intervened',
  'content_filtered',
])

const findFault = (
  expected: ExpectedOutput,
  text: string,
  uses: readonly ToolUse[],
  stopReason: StopReason | undefined,
): OutputFault | undefined => {
  const fault = toolFault(expected, uses) ?? (uses.length === 0 ? textFault(expected, text) : undefined)
  if (fault === undefined || !CUT.has(stopReason)) return fault
  return { problem: `it ended at ${stopReason}: ${fault.problem}`, isRetryable: false }
}

const toolFault = (
  { tools, mustUseTool }: ExpectedOutput,
  uses: readonly ToolUse[],
): OutputFault | undefined => {
  if (mustUseTool && uses.length === 0)
    return { problem: `it uses none of the tools ${[...tools.keys()].join(', ')}`, isRetryable: true }
  for (const { name, input } of uses) {
    const tool = tools.get(name)
    if (tool === undefined) continue
    const parsed = parse(input.trim() === '' ? '{}' : input)
    const stopReason = 'malformed_tool_use'
    if (parsed === undefined)
      return { problem: `the input of ${name} is not JSON`, stopReason, isRetryable: true }
    const problem = checkSchema(parsed.value, tool.schema)
    if (problem !== undefined)
      return {
        problem: `the input of ${name} does not match its schema, ${problem}`,
        isRetryable: true,
        ...(tool.strict && { stopReason }),
      }
  }
  return undefined
}

const textFault = ({ text: schema }: ExpectedOutput, text: string): OutputFault | undefined => {
  if (schema === undefined) return undefined
  const parsed = parse(text)
  const malformed = { stopReason: 'malformed_model_output', isRetryable: true } as const
  if (parsed === undefined) return { problem: 'its text is not JSON', ...malformed }
  const problem = checkSchema(parsed.value, schema)
  return problem === undefined
    ? undefined
    : { problem: `its text does not match the schema, ${problem}`, ...malformed }
}

const parse = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}
