import type {
  PutUseCaseForModelAccessRequest,
  PutUseCaseForModelAccessResponse,
} from '@aws-sdk/client-bedrock'
import { modelUseCase, ownerOfUseCase, USE_CASE_ID } from '../../resources/model-use-case.ts'
import type { Operation } from '../operation.ts'

/** The form that Anthropic asks for, once for an account; access is granted at once. */
export const putUseCaseForModelAccess: Operation<
  PutUseCaseForModelAccessRequest,
  PutUseCaseForModelAccessResponse
> = async ({ formData }, context) => {
  const forms = context.resources.of(modelUseCase)
  const owner = ownerOfUseCase(context)
  const document = { formData: Buffer.from(formData).toString('base64') }
  const before = await forms.find(owner, USE_CASE_ID)
  if (before === undefined) await forms.create(owner, { id: USE_CASE_ID, status: 'ACTIVE', document })
  else await forms.update(owner, USE_CASE_ID, { document })
  return {}
}
