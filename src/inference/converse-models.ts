import { rerankDialectFor } from '../dialects/index.ts'
import { validationException } from '../errors.ts'
import type { FoundationModel } from './catalogue.ts'

/** Whether Converse serves a model: it reads text and answers nothing else. */
export const isTextModel = ({ id, provider, inputModalities, outputModalities }: FoundationModel): boolean =>
  inputModalities.includes('TEXT') &&
  outputModalities.every(each => each === 'TEXT') &&
  rerankDialectFor(id) === undefined &&
  // Pegasus writes about a video, by InvokeModel alone.
  provider !== 'TwelveLabs'

/** Bedrock's text for embedding, image, speech, video and rerank models. @throws ValidationException */
export const requireTextModel = (model: FoundationModel): void => {
  if (isTextModel(model)) return
  throw validationException(
    "This action doesn't support the model that you provided. Try again with a supported text or chat model.",
    {
      hint: `${model.id} answers ${model.outputModalities.join(', ')}. Call it with InvokeModel and its own body.`,
    },
  )
}
