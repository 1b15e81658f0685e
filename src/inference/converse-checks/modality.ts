import type { ModelRequest } from '../../dialects/dialect.ts'
import type { FoundationModel } from '../catalogue.ts'
import { placedMedia } from './blocks.ts'
import { isClaudeFrom } from './claude.ts'
import { refuse } from './refuse.ts'

/** The user guide's "Document chat" column; models it does not name take documents. */
const DOCUMENTLESS =
  /^(ai21\.(j2|jamba-instruct)|amazon\.(nova-micro|titan-text-premier)|cohere\.command-light|mistral\.mistral-small-2402)/

type Medium = 'image' | 'document' | 'video' | 'audio'

const accepts: Readonly<Record<Medium, (model: FoundationModel) => boolean>> = {
  // The catalogue's sources do not tell the modalities of the newest; every Claude since 4 sees.
  image: model => model.inputModalities.includes('IMAGE') || isClaudeFrom(model, 4),
  document: model => !DOCUMENTLESS.test(model.id),
  video: model => model.inputModalities.includes('VIDEO'),
  audio: model => model.inputModalities.includes('SPEECH') || model.inputModalities.includes('AUDIO'),
}

const MEDIA = ['image', 'document', 'video', 'audio'] as const

/**
 * Nothing is sent to a model that it cannot take in.
 *
 * @throws ValidationException
 */
export const checkModality = (request: ModelRequest, model: FoundationModel): void => {
  for (const media of placedMedia(request)) {
    const refused = MEDIA.find(medium => media[medium] !== undefined && !accepts[medium](model))
    if (refused !== undefined)
      throw refuse(
        `This model doesn't support the ${refused} content block that you provided. Update the content block and try again.`,
        `${media.path} is ${refused === 'document' ? 'a document' : `of ${refused}`}; ${model.id} takes ${model.inputModalities.join(', ')}.`,
      )
  }
}
