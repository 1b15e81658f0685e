import type {
  GetUseCaseForModelAccessRequest,
  GetUseCaseForModelAccessResponse,
} from '@aws-sdk/client-bedrock'
import { modelUseCase, ownerOfUseCase, USE_CASE_ID } from '../../resources/model-use-case.ts'
import type { Operation } from '../operation.ts'

export const getUseCaseForModelAccess: Operation<
  GetUseCaseForModelAccessRequest,
  GetUseCaseForModelAccessResponse
> = async (_input, context) => {
  const form = await context.resources.of(modelUseCase).get(ownerOfUseCase(context), USE_CASE_ID)
  return { formData: Buffer.from(form.document.formData, 'base64') }
}
