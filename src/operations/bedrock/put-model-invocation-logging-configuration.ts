import type {
  PutModelInvocationLoggingConfigurationRequest,
  PutModelInvocationLoggingConfigurationResponse,
} from '@aws-sdk/client-bedrock'
import { notImplementedException, validationException } from '../../errors.ts'
import { destinationProblem } from '../../metering/invocation-log/destination.ts'
import { LOGGING_ID, modelInvocationLogging } from '../../resources/model-invocation-logging.ts'
import type { Operation } from '../operation.ts'

/** One for an account and Region, in place of the one before. What is not said is delivered: so the console shows it. */
export const putModelInvocationLoggingConfiguration: Operation<
  PutModelInvocationLoggingConfigurationRequest,
  PutModelInvocationLoggingConfigurationResponse
> = async ({ loggingConfig }, context) => {
  const { invocationLogs, resources } = context
  const { s3Config, cloudWatchConfig, ...flags } = loggingConfig
  if (cloudWatchConfig !== undefined)
    throw notImplementedException('Model invocation logs to CloudWatch Logs are not implemented.', {
      hint: 'Give s3Config alone: docs/invocation-logging.md says where its objects go.',
    })
  if (s3Config === undefined)
    throw validationException('At least one destination must be specified in the logging configuration.', {
      hint: 'Give s3Config with a bucketName.',
    })
  const problem = destinationProblem(context, s3Config)
  if (problem !== undefined) throw notWritable(s3Config.bucketName, problem)
  try {
    await invocationLogs.check(context, s3Config)
  } catch (cause) {
    throw notWritable(
      s3Config.bucketName,
      `What this server wrote there to see that it may was not taken: ${(cause as Error).message}`,
      cause,
    )
  }

  const configurations = resources.of(modelInvocationLogging)
  const document = {
    textDataDeliveryEnabled: true,
    imageDataDeliveryEnabled: true,
    embeddingDataDeliveryEnabled: true,
    videoDataDeliveryEnabled: true,
    audioDataDeliveryEnabled: true,
    ...flags,
    s3Config,
  }
  const before = await configurations.find(context, LOGGING_ID)
  if (before === undefined)
    await configurations.create(context, { id: LOGGING_ID, status: 'ACTIVE', document })
  else await configurations.update(context, LOGGING_ID, { document })
  invocationLogs.forget()
  return {}
}

/** AWS's sentence for a log group, said of a bucket: its own is not documented. */
const notWritable = (bucket: string, hint: string, cause?: unknown) =>
  validationException(
    `Failed to validate permissions for bucket: ${bucket}. Verify the bucket policy permissions are correct.`,
    { hint, cause },
  )
