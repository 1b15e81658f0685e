import { type BedrockException, modelStreamErrorException, UNEXPECTED_ERROR } from '../../errors.ts'
import { isObject } from './json.ts'

/** @param error what an upstream ended its stream with instead of an answer. */
export const upstreamError = (error: unknown): BedrockException => {
  const { type, message } = isObject(error) ? error : {}
  const [kind, problem] = [type, message].map(value => (typeof value === 'string' ? value : ''))
  return modelStreamErrorException(UNEXPECTED_ERROR, {
    hint: `The upstream ended its stream with ${kind || 'an error'}: ${problem}`,
  })
}
