import type { EmbedRequest } from '../../backends/backend.ts'
import { codePoints } from '../../conversation/code-points.ts'
import { validationException } from '../../errors.ts'
import { malformed } from '../native/check-body.ts'
import type { JsonObject } from '../native/json.ts'

const LONGEST_TEXT = 50_000

/**
 * The text of a body that `checkBody` let through. Titan's sentences on its length name no member:
 * https://github.com/alphagov/govuk-chat/pull/220.
 *
 * @throws ValidationException `Malformed input request: ...`
 */
export const readInputText = ({ inputText }: JsonObject): string => {
  const text = String(inputText)
  const length = text.length > LONGEST_TEXT ? codePoints(text) : text.length
  if (length > LONGEST_TEXT) throw malformed([`expected maxLength: ${LONGEST_TEXT}, actual: ${length}`])
  if (length === 0) throw malformed(['expected minLength: 1, actual: 0'])
  return text
}

/** @throws ValidationException where a request holds more or less than one text: Titan's bodies hold one. */
export const onlyText = ({ texts, images = [] }: Pick<EmbedRequest, 'texts' | 'images'>): string => {
  if (images.length > 0) throw validationException("This model doesn't support image input.")
  const [text] = texts
  if (text === undefined || texts.length > 1)
    throw validationException(`This model embeds one text per request, not ${texts.length}.`)
  return text
}

/** @throws ValidationException where the model has no vectors of this length. */
export const onlyDimensions = (dimensions: number | undefined, choices: readonly number[]): void => {
  if (dimensions !== undefined && !choices.includes(dimensions))
    throw validationException(`This model doesn't support embeddings of ${dimensions} dimensions.`)
}
