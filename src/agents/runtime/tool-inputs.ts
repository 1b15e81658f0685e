import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'

export interface ToolInputs {
  /** Without the inputs that cannot be read: a call without any has an empty object. */
  readonly batches: readonly ConverseStreamOutput[][]
  /** The calls of those. */
  readonly unreadable: ReadonlySet<string>
}

/** Small models write inputs that are no JSON objects: the model is asked again, and no turn ends for it. */
export const readToolInputs = (batches: readonly ConverseStreamOutput[][]): ToolInputs => {
  const calls = new Map<number, { readonly id: string; input: string }>()
  for (const { contentBlockStart, contentBlockDelta } of batches.flat()) {
    const started = contentBlockStart?.start?.toolUse
    if (started !== undefined)
      calls.set(contentBlockStart?.contentBlockIndex ?? 0, { id: started.toolUseId ?? '', input: '' })
    const call = calls.get(contentBlockDelta?.contentBlockIndex ?? 0)
    if (call !== undefined) call.input += contentBlockDelta?.delta?.toolUse?.input ?? ''
  }
  const faulty = new Map([...calls].filter(([, { input }]) => !isObject(input)))
  if (faulty.size === 0) return { batches, unreadable: new Set() }
  return {
    batches: batches.map(batch =>
      batch.filter(
        ({ contentBlockDelta }) =>
          contentBlockDelta?.delta?.toolUse === undefined ||
          !faulty.has(contentBlockDelta.contentBlockIndex ?? 0),
      ),
    ),
    unreadable: new Set([...faulty.values()].map(({ id }) => id)),
  }
}

const isObject = (json: string): boolean => {
  if (json.trim() === '') return true
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}
