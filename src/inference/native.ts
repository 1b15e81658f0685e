import type { ConverseRequest } from '@aws-sdk/client-bedrock-runtime'
import type { Dialect } from '../dialects/dialect.ts'
import { dialectFor } from '../dialects/index.ts'
import { notImplementedException, validationException } from '../errors.ts'
import type { FoundationModel } from './catalogue.ts'

/**
 * A native body as a conversation, and the dialect that answers in the same language.
 *
 * @throws ValidationException for a body that is not JSON or that the family does not accept.
 */
export const readNative = (
  model: FoundationModel,
  body: Uint8Array,
): { readonly dialect: Dialect; readonly request: Omit<ConverseRequest, 'modelId'> } => {
  const dialect = dialectFor(model.id)
  if (dialect === undefined) {
    throw notImplementedException(
      `The native body of ${model.id} is not implemented. See docs/coverage.md.`,
      {
        hint: 'Use Converse, which works with every text model.',
      },
    )
  }
  return { dialect, request: dialect.decodeRequest(parse(body), model.id) }
}

const parse = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'))
  } catch (cause) {
    throw validationException('Malformed input request, please reformat your input and try again.', {
      cause,
      hint: `The body is not JSON: ${(cause as Error).message}`,
    })
  }
}
