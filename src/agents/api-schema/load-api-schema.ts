import type { APISchema } from '@aws-sdk/client-bedrock-agent'
import type { AgentsContext } from '../control/agents-context.ts'
import { refuseSchema } from './read-api-schema.ts'

/** Ours, as for a payload. */
const MOST_BYTES = 1_000_000

/**
 * The text of a schema: its payload, or the object in S3 that it names, read where the settings let knowledge bases read.
 *
 * @throws ValidationException in AWS's words where the object cannot be read.
 */
export const loadApiSchema = async (
  { payload, s3 }: APISchema,
  actionGroup: string,
  context: Pick<AgentsContext, 'knowledgeBases' | 'signal' | 'log'>,
): Promise<string> => {
  if (payload !== undefined) return payload
  if (s3?.s3BucketName === undefined || s3.s3ObjectKey === undefined)
    throw refuseSchema(actionGroup, 'The schema has neither a payload nor the name of a bucket and a key.')
  const uri = `s3://${s3.s3BucketName}/${s3.s3ObjectKey}`
  try {
    const { bytes } = await context.knowledgeBases.readObject(uri, context.signal)
    if (bytes.byteLength > MOST_BYTES) throw new Error(`It is larger than ${MOST_BYTES} bytes.`)
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    context.signal.throwIfAborted()
    context.log.warn({ cause: error, uri }, `The API schema of ${actionGroup} could not be read`)
    const reason = `Failed to download the file containing OpenAPI schema for action group ${actionGroup}: ${(error as Error).message}`
    throw refuseSchema(actionGroup, reason, 'S3FileAccessDenied')
  }
}
