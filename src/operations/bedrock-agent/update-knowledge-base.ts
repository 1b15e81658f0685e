import type { UpdateKnowledgeBaseRequest, UpdateKnowledgeBaseResponse } from '@aws-sdk/client-bedrock-agent'
import { validationException } from '../../errors.ts'
import { describeBase } from '../../knowledge-bases/describe.ts'
import { requireActiveBase } from '../../knowledge-bases/find-resources.ts'
import { inputHash } from '../../resources/input-hash.ts'
import { knowledgeBase } from '../../resources/knowledge-base.ts'
import type { Operation } from '../operation.ts'

/** Its name, description and role: what it is made of stays, and has to be given as it is. */
export const updateKnowledgeBase: Operation<UpdateKnowledgeBaseRequest, UpdateKnowledgeBaseResponse> = async (
  { knowledgeBaseId, name, description, roleArn, knowledgeBaseConfiguration, storageConfiguration },
  context,
) => {
  const { document } = await requireActiveBase(context.resources, context, knowledgeBaseId)
  if (inputHash(knowledgeBaseConfiguration) !== inputHash(document.configuration))
    throw unchangeable('knowledgeBaseConfiguration')
  if (storageConfiguration !== undefined && inputHash(storageConfiguration) !== inputHash(document.storage))
    throw unchangeable('storageConfiguration')
  const { description: _, ...kept } = document
  const base = await context.resources.of(knowledgeBase).update(context, knowledgeBaseId, {
    name,
    document: { ...kept, roleArn, ...(description !== undefined && { description }) },
  })
  return { knowledgeBase: describeBase(base) }
}

const unchangeable = (member: string) =>
  validationException(`The ${member} of a knowledge base cannot be changed.`, {
    hint: 'Give it as GetKnowledgeBase shows it, or create another knowledge base.',
  })
