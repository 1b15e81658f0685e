import type { ConverseRequest, Message } from '@aws-sdk/client-bedrock-runtime'
import { countTokens } from '../../conversation/count-tokens.ts'
import type { TokenCounter } from '../../conversation/token-counter.ts'
import type { UsageTokens } from '../usage-record.ts'
import { PriceError } from './find-priced-model.ts'

/** A request as it was or will be made, and how long its answer is. */
export interface SampleCall {
  readonly line: number
  readonly request: ConverseRequest
  /** Tokens, or the answer itself, which each model family counts in its own way. */
  readonly output: number | Message | undefined
}

/**
 * Requests in Converse's form, a JSON object a line: the request itself, one in `request`, or a record of the model
 * invocation log. The answer's tokens are in `outputTokens` or `usage`; without them its message in `output` is counted.
 *
 * @throws PriceError with the line that cannot be read.
 */
export const readSample = (text: string, file: string): SampleCall[] => {
  const calls = text.split('\n').flatMap((line, index): SampleCall[] => {
    if (line.trim() === '') return []
    const call = readCall(line, index + 1)
    if (call !== undefined) return [call]
    throw new PriceError(
      `${file}:${index + 1} is no request: a line is like {"messages": [{"role": "user", "content": [{"text": "…"}]}], "outputTokens": 200}.`,
    )
  })
  if (calls.length === 0) throw new PriceError(`${file} has no requests.`)
  return calls
}

const readCall = (text: string, line: number): SampleCall | undefined => {
  const given = parse(text)
  const input = child(given, 'input')
  const request = child(input, 'inputBodyJson') ?? child(given, 'request') ?? given
  if (request === undefined || !Array.isArray(request.messages)) return undefined
  const output = child(given, 'output')
  const message =
    child(output, 'message') ?? child(child(child(output, 'outputBodyJson'), 'output'), 'message')
  const tokens = [given?.outputTokens, child(given, 'usage')?.outputTokens, output?.outputTokenCount].find(
    each => Number.isSafeInteger(each) && (each as number) >= 0,
  )
  return {
    line,
    request: request as unknown as ConverseRequest,
    output: (tokens as number | undefined) ?? (message as Message | undefined),
  }
}

type Members = Readonly<Record<string, unknown>>

const child = (value: Members | undefined, name: string): Members | undefined => {
  const found = value !== undefined && Object.hasOwn(value, name) ? value[name] : undefined
  return typeof found === 'object' && found !== null ? (found as Members) : undefined
}

/** Bytes are written in base64. */
const parse = (line: string): Members | undefined => {
  try {
    const value: unknown = JSON.parse(line, (name, member: unknown) =>
      name === 'bytes' && typeof member === 'string' ? Buffer.from(member, 'base64') : member,
    )
    return typeof value === 'object' && value !== null ? (value as Members) : undefined
  } catch {
    return undefined
  }
}

/**
 * @param usualOutput for calls of which it is not known.
 * @throws PriceError for a request that cannot be counted, or an answer of unknown length.
 */
export const countSample = (
  calls: readonly SampleCall[],
  counter: TokenCounter,
  usualOutput: number | undefined,
): UsageTokens[] =>
  calls.map(({ line, request, output }) => {
    const said = typeof output === 'object' ? count(line, { messages: [output] }, counter) : output
    const tokens = said ?? usualOutput
    if (tokens === undefined)
      throw new PriceError(
        `Line ${line} of the sample does not tell how long its answer is: add "outputTokens" to it, or give --output for all.`,
      )
    const { request: start, message } = counter.overheads
    return {
      input: count(line, request, counter),
      // What frames an answer is no output.
      output: typeof output === 'object' ? Math.max(0, tokens - start - message) : tokens,
    }
  })

const count = (line: number, request: Omit<ConverseRequest, 'modelId'>, counter: TokenCounter): number => {
  try {
    return countTokens(request, counter)
  } catch (cause) {
    throw new PriceError(`Line ${line} of the sample is no request as Converse takes it.`, { cause })
  }
}
