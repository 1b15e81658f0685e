import type { InvokeModelRequest } from '@aws-sdk/client-bedrock-runtime'
import { validationException } from '../errors.ts'
import type { InferenceContext } from './inference.ts'
import type { CallSettings } from './invoke-settings.ts'
import type { ResolvedModel } from './resolve-model.ts'

/** A call with a native body. */
export interface NativeCall {
  readonly resolved: ResolvedModel
  readonly input: InvokeModelRequest
  readonly settings: CallSettings
  readonly context: InferenceContext
  /** Parsed when it is first asked for: one that is passed on need not be JSON. @throws ValidationException */
  body(): unknown
}

export const readNativeCall = (
  resolved: ResolvedModel,
  input: InvokeModelRequest,
  settings: CallSettings,
  context: InferenceContext,
): NativeCall => {
  let parsed: { readonly body: unknown } | undefined
  return {
    resolved,
    input,
    settings,
    context,
    body() {
      parsed ??= { body: parseBody(input.body) }
      return parsed.body
    },
  }
}

/** @throws ValidationException */
export const parseBody = (bytes: Uint8Array = new Uint8Array()): unknown => {
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'))
  } catch (cause) {
    throw validationException('Malformed input request, please reformat your input and try again.', {
      cause,
      hint: `The body is not JSON: ${(cause as Error).message}`,
    })
  }
}
