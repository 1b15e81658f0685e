import { isMembers, memberOf } from './envelope-members.ts'
import type { EnvelopeProblem } from './envelope-validation.ts'
import { excerpt } from './excerpt.ts'

const SHAPE =
  'Return { messageVersion: "1.0", response: { actionGroup, function, functionResponse: { responseBody: { TEXT: { body } } } } },' +
  ' or for an API schema { messageVersion: "1.0", response: { actionGroup, apiPath, httpMethod, httpStatusCode,' +
  ' responseBody: { "application/json": { body } } } }.'

/** What is not an envelope with a fault but something else altogether. */
export const checkIsEnvelope = (reply: unknown): EnvelopeProblem | undefined => {
  if (reply === undefined || reply === null) return itself('nothing was returned', SHAPE)
  if (typeof reply === 'string' && reply.trimStart().startsWith('{')) {
    return itself('is a text', `Return the object itself, without turning it into JSON. ${SHAPE}`)
  }
  if (!isMembers(reply)) return itself(`is ${bare(reply)} without its envelope`, SHAPE)
  const has = (name: string): boolean => memberOf(reply, name) !== undefined
  if (has('response')) return undefined
  if (has('errorType') || has('errorMessage')) {
    return itself(
      'is the report of an error that the function threw',
      'Its log has the error: catch it, and answer with a sentence.',
    )
  }
  if (has('statusCode') && has('body')) {
    return itself('has the shape that API Gateway expects of a Lambda function, not an agent', SHAPE)
  }
  if (has('functionResponse') || has('httpStatusCode') || has('responseBody') || has('actionGroup')) {
    return {
      path: 'response',
      problem: 'is missing',
      hint: `Put what the reply says inside of "response". ${SHAPE}`,
    }
  }
  return undefined
}

const itself = (problem: string, hint: string): EnvelopeProblem => ({ path: '', problem, hint })

const bare = (reply: unknown): string =>
  typeof reply === 'string' ? `the text ${excerpt(reply)}` : excerpt(reply)
