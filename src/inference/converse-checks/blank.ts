import type { ModelRequest } from '../../dialects/dialect.ts'
import { placedBlocks } from './blocks.ts'
import { refuse } from './refuse.ts'

const isBlank = (text: string | undefined): boolean => text !== undefined && text.trim() === ''

const HINT =
  'Leave the block out, or write what was meant. Histories gain blank blocks from answers that were tool uses only.'

/**
 * Nothing that should say something is empty.
 *
 * @throws ValidationException
 */
export const checkBlank = (request: ModelRequest): void => {
  for (const [index, { text }] of (request.system ?? []).entries())
    if (isBlank(text))
      throw refuse(
        `The text field in the SystemContentBlock object at system.${index} is blank. Add text to the text field, and try again.`,
        'Leave system out where there are no instructions.',
      )
  for (const [index, { content }] of (request.messages ?? []).entries())
    if ((content ?? []).length === 0)
      throw refuse(
        `The content field in the Message object at messages.${index} is empty. Add a ContentBlock object to the content field and try again.`,
        'Leave the message out, or join it with its neighbours so that the roles still alternate.',
      )
  for (const { path, block } of placedBlocks(request)) {
    if (isBlank(block.text))
      throw refuse(
        `The text field in the ContentBlock object at ${path} is blank. Add text to the text field, and try again.`,
        HINT,
      )
    if (isBlank(block.guardContent?.text?.text))
      throw refuse(
        `The guard content field in the ContentBlock object at ${path} is blank. Add text to the guard content field, and try again.`,
        HINT,
      )
  }
}
