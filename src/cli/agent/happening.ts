/** What one trace tells, whatever kind of trace it is in. */
export type Happening =
  | { readonly kind: 'asks'; readonly phase: string | undefined; readonly model: string }
  | {
      readonly kind: 'said'
      readonly phase: string | undefined
      readonly input: number
      readonly output: number
      readonly milliseconds: number | undefined
      /** Tools that the model wants to use. */
      readonly uses: number
    }
  | { readonly kind: 'thinks'; readonly text: string }
  | { readonly kind: 'calls'; readonly call: Called }
  | {
      readonly kind: 'result'
      readonly of: Called['of']
      readonly text: string
      readonly milliseconds: number | undefined
    }
  | { readonly kind: 'reprompt'; readonly isByTool: boolean; readonly text: string }
  | { readonly kind: 'question'; readonly text: string }
  | { readonly kind: 'guardrail'; readonly text: string }
  | { readonly kind: 'failure'; readonly reason: string }

/** Something that the agent has called. */
export interface Called {
  readonly of: 'action' | 'search' | 'agent'
  readonly name: string
  readonly arguments: readonly (readonly [name: string, value: string])[]
}
