import type { FoundationModel } from '../catalogue.ts'
import { refuse } from './refuse.ts'

const writesText = ({ id, provider, inputModalities, outputModalities }: FoundationModel): boolean =>
  inputModalities.includes('TEXT') &&
  outputModalities.includes('TEXT') &&
  !id.includes('.rerank-') &&
  // Pegasus writes about a video, by InvokeModel alone.
  provider !== 'TwelveLabs'

/**
 * Models of embeddings, pictures, speech and ranks do not converse.
 *
 * @throws ValidationException
 */
export const checkSupport = (model: FoundationModel, streaming: boolean): void => {
  if (!writesText(model))
    throw refuse(
      `This action doesn't support the model that you provided. Try again with a supported text or chat model.`,
      `${model.id} takes ${model.inputModalities.join(', ')} and gives ${model.outputModalities.join(', ')}. Call it with InvokeModel, or take a chat model of ListFoundationModels.`,
    )
  if (streaming && model.streaming === false)
    throw refuse(
      'The model is unsupported for streaming.',
      `${model.id} answers whole only. Call Converse in place of ConverseStream.`,
    )
}
