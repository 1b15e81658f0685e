import type {
  DeleteModelInvocationLoggingConfigurationRequest,
  DeleteModelInvocationLoggingConfigurationResponse,
} from '@aws-sdk/client-bedrock'
import { LOGGING_ID, modelInvocationLogging } from '../../resources/model-invocation-logging.ts'
import type { Operation } from '../operation.ts'

/** The operation has no error for a configuration that is not there. */
export const deleteModelInvocationLoggingConfiguration: Operation<
  DeleteModelInvocationLoggingConfigurationRequest,
  DeleteModelInvocationLoggingConfigurationResponse
> = async (_input, context) => {
  const configurations = context.resources.of(modelInvocationLogging)
  const configuration = await configurations.find(context, LOGGING_ID)
  if (configuration !== undefined) await configurations.delete(context, LOGGING_ID)
  context.invocationLogs.forget()
  return {}
}
