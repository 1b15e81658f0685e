import { FunctionFailure } from '../../functions/function-failure.ts'
import type { AgentContext } from './agent-context.ts'
import { turnFailure } from './turn-failure.ts'

/** AWS's words, as users of Bedrock have reported them. */
const failed = (lambda: string): string =>
  `Your request couldn't be completed. Lambda function ${lambda} encountered a problem while processing request.The error message from the Lambda function is Unhandled. Check the Lambda function log for error details, then try your request again after fixing the error.`

/** @throws DependencyFailedException for a function that fails. */
export const callFunction = async (
  lambda: string,
  event: object,
  { functions, signal }: Pick<AgentContext, 'functions' | 'signal'>,
): Promise<unknown> => {
  try {
    return await functions.invoke({ name: lambda, event, signal })
  } catch (error) {
    if (!(error instanceof FunctionFailure)) throw error
    throw turnFailure(failed(lambda), error.message, error)
  }
}
