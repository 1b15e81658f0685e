import type { ModelRequest } from '../dialects/dialect.ts'
import { notImplementedException } from '../errors.ts'

/** What Bedrock does with a request and nothing here does yet: refused by name, never dropped. */
export const refuseUnbuilt = ({ guardrailConfig, promptVariables }: Partial<ModelRequest>): void => {
  if (guardrailConfig !== undefined)
    throw notImplementedException('Guardrails are not implemented. See docs/coverage.md for what is.', {
      hint: 'Leave the guardrail out: a call that asks for a guardrail is not answered without one.',
    })
  if (promptVariables !== undefined)
    throw notImplementedException('Prompts are not implemented. See docs/coverage.md for what is.', {
      hint: 'promptVariables fill a prompt of Prompt management, named by its ARN as modelId.',
    })
}
