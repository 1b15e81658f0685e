import { notImplementedException, validationException } from '../../errors.ts'
import type { Call, EmbedRequest, EmbedResponse } from '../backend.ts'
import { countText } from './count-tokens.ts'
import { createPauses } from './create-pauses.ts'
import { embedText } from './embed-text.ts'

const FEWEST_DIMENSIONS = 64
const MOST_DIMENSIONS = 4_096
const DIMENSIONS = 1_024
/** Models whose own vectors have another length. */
const ownDimensions: readonly (readonly [RegExp, number])[] = [
  [/amazon\.titan-embed-(text-v1|g1-text-)/, 1_536],
  [/cohere\.embed-v4/, 1_536],
]

const dimensionsOf = (model: string): number =>
  ownDimensions.find(([ids]) => ids.test(model))?.[1] ?? DIMENSIONS

/**
 * Unit vectors of texts, the same for every model and purpose but for their length.
 *
 * @throws NotImplementedException for images.
 */
export async function embed(
  { modelId, texts, images = [], dimensions = dimensionsOf(modelId) }: EmbedRequest,
  { signal }: Pick<Call, 'signal'>,
): Promise<EmbedResponse> {
  signal.throwIfAborted()
  if (images.length > 0)
    throw notImplementedException('The embedded model reads texts only: it has no embeddings of images.', {
      hint: 'Configure a backend whose model reads images.',
    })
  if (!Number.isInteger(dimensions) || dimensions < FEWEST_DIMENSIONS || dimensions > MOST_DIMENSIONS)
    throw validationException(
      `The embedded model embeds in ${FEWEST_DIMENSIONS} to ${MOST_DIMENSIONS} dimensions, not ${dimensions}.`,
    )
  const pause = createPauses(signal)
  const embeddings: Float32Array[] = []
  let inputTokens = 0
  for (const text of texts) {
    embeddings.push(embedText(text, dimensions))
    inputTokens += countText(text)
    await pause(text.length)
  }
  return { served: { backend: 'embedded', inputTokens }, embeddings, inputTokens }
}
