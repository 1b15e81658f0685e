import type { ModelRequest } from '../../dialects/dialect.ts'
import type { FoundationModel } from '../catalogue.ts'
import { placedBlocks } from './blocks.ts'
import { isClaude } from './claude.ts'
import { refuse, refuseAsModel } from './refuse.ts'

/**
 * Reasoning comes back as the model gave it, in the assistant's turns; Claude knows its own by the signature.
 *
 * @throws ValidationException
 */
export const checkReasoning = (request: ModelRequest, model: FoundationModel): void => {
  for (const { role, path, block } of placedBlocks(request)) {
    if (block.reasoningContent === undefined) continue
    // DeepSeek-R1 answers so to reasoning in any turn.
    if (role !== 'assistant' || model.id.startsWith('deepseek.r1'))
      throw refuse(
        'User messages cannot contain reasoning content. Please remove the reasoning content and try again.',
        `Leave ${path} out: ${role === 'assistant' ? `${model.id} takes no reasoning back` : 'reasoning is what the assistant said'}.`,
      )
    const { reasoningText } = block.reasoningContent
    if (isClaude(model) && reasoningText !== undefined && !reasoningText.signature)
      throw refuseAsModel(
        `${path}.thinking.signature: Field required`,
        'Keep the signature with the reasoning; in a stream it comes in a delta of its own, after the text. Leave out reasoning whose signature is lost.',
      )
  }
}
