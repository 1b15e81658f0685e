import type { InvokeModelRequest } from '@aws-sdk/client-bedrock-runtime'
import type { ModelRequest } from '../dialects/dialect.ts'
import { isObject } from '../dialects/native/json.ts'
import { validationException } from '../errors.ts'

/** What a request asks for beside its conversation or its body. */
export type CallSettings = Pick<
  ModelRequest,
  'guardrailConfig' | 'performanceConfig' | 'serviceTier' | 'requestMetadata'
>

/** What InvokeModel's headers ask for, as Converse says the same. @throws ValidationException */
export const readInvokeSettings = ({
  guardrailIdentifier,
  guardrailVersion,
  trace,
  performanceConfigLatency: latency,
  serviceTier: type,
  requestMetadata,
}: InvokeModelRequest): CallSettings => ({
  ...((guardrailIdentifier !== undefined || guardrailVersion !== undefined) && {
    guardrailConfig: { guardrailIdentifier, guardrailVersion, ...(trace && { trace: traces[trace] }) },
  }),
  ...(latency !== undefined && { performanceConfig: { latency } }),
  ...(type !== undefined && { serviceTier: { type } }),
  ...(requestMetadata !== undefined && { requestMetadata: readMetadata(requestMetadata) }),
})

const traces = { ENABLED: 'enabled', DISABLED: 'disabled', ENABLED_FULL: 'enabled_full' } as const

const MOST_PAIRS = 16
const key = /^[a-zA-Z0-9\s:_@$#=/+,\-.]{1,256}$/
const value = /^[a-zA-Z0-9\s:_@$#=/+,\-.]{0,256}$/

/**
 * The header has the constraints of Converse's member of the same name, says the API reference of InvokeModel; the
 * words of the refusal are not documented.
 */
const readMetadata = (header: string): Record<string, string> => {
  const pairs = Object.entries(parseObject(header))
  const isRight = ([name, text]: [string, unknown]) =>
    key.test(name) && typeof text === 'string' && value.test(text)
  if (pairs.length === 0 || pairs.length > MOST_PAIRS || !pairs.every(isRight)) throw invalidMetadata()
  return Object.fromEntries(pairs) as Record<string, string>
}

const parseObject = (header: string): object => {
  try {
    const metadata: unknown = JSON.parse(header)
    if (isObject(metadata)) return metadata
  } catch (cause) {
    throw invalidMetadata({ cause })
  }
  throw invalidMetadata()
}

const invalidMetadata = (options: { cause?: unknown } = {}) =>
  validationException('The request metadata provided is invalid.', {
    ...options,
    hint: `X-Amzn-Bedrock-Request-Metadata is a JSON object of 1 to ${MOST_PAIRS} texts, names and values of at most 256 letters, digits, blanks and :_@$#=/+,-. such as {"team":"support"}.`,
  })
