import type {
  GetModelInvocationLoggingConfigurationRequest,
  GetModelInvocationLoggingConfigurationResponse,
} from '@aws-sdk/client-bedrock'
import { LOGGING_ID, modelInvocationLogging } from '../../resources/model-invocation-logging.ts'
import type { Operation } from '../operation.ts'

/** Without one the answer is empty. */
export const getModelInvocationLoggingConfiguration: Operation<
  GetModelInvocationLoggingConfigurationRequest,
  GetModelInvocationLoggingConfigurationResponse
> = async (_input, context) => {
  const configuration = await context.resources.of(modelInvocationLogging).find(context, LOGGING_ID)
  return configuration === undefined ? {} : { loggingConfig: configuration.document }
}
