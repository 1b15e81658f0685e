import type { EmbedRequest } from '../backends/backend.ts'
import { validationException } from '../errors.ts'
import { decodeAnswer, encodeAnswer } from './cohere-embed/answer.ts'
import { type Generation, generationOf, MOST_INPUTS } from './cohere-embed/generations.ts'
import { type Inputs, readImage, readInputs, readTexts } from './cohere-embed/inputs.ts'
import { truncate } from './cohere-embed/truncate.ts'
import type { EmbedDialect } from './embed-dialect.ts'
import { checkBody, malformed } from './native/check-body.ts'
import { checkChoice } from './native/check-choice.ts'
import { imageType, toDataUri } from './native/image-data.ts'
import { isObject, type JsonObject } from './native/json.ts'

/** Where inputs may stand; one of these is in a body. */
const places = ['texts', 'images', 'inputs'] as const

/** Cohere Embed English and Multilingual v3, and Embed v4. */
export const cohereEmbed: EmbedDialect = {
  modelIds: /^cohere\.embed-/,

  decodeRequest(body, model) {
    const generation = generationOf(model)
    const checked = check(body, generation)
    const { context, dimensions: choices, inputTypes } = generation
    const dimensions = checkChoice(checked.output_dimension, '#/output_dimension', choices)
    const purpose = inputTypes.get(String(checked.input_type))
    const { texts, images } = decodeInputs(checked, generation)
    const tokens = typeof checked.max_tokens === 'number' ? checked.max_tokens : context
    return {
      texts: texts.map(text => truncate(text, checked.truncate, tokens)),
      ...(images && { images }),
      ...(dimensions !== undefined && { dimensions }),
      ...(purpose && { purpose }),
    }
  },

  encodeRequest({ texts, images, dimensions, purpose }, model) {
    const generation = generationOf(model)
    if (dimensions !== undefined && !generation.dimensions.includes(dimensions))
      throw validationException(`This model doesn't support embeddings of ${dimensions} dimensions.`)
    return {
      input_type: encodePurpose(purpose ?? (images ? 'image' : 'document'), generation),
      ...encodeInputs({ texts, ...(images && { images }) }, generation),
      ...(dimensions !== undefined && generation.dimensions.length > 1 && { output_dimension: dimensions }),
    }
  },

  encodeResponse: encodeAnswer,
  decodeResponse: decodeAnswer,
  texts: readTexts,
}

const check = (body: unknown, { members }: Generation): JsonObject => {
  const held = places.filter(place => isObject(body) && body[place] !== undefined)
  // The order of a report from 2024: https://github.com/promptfoo/promptfoo/issues/921.
  const required = held.length === 0 ? ['texts', 'input_type'] : ['input_type']
  const checked = checkBody(body, { ...members, required })
  if (held.length > 1) throw malformed([`#: ${held.length} subschemas matched instead of one`])
  return checked
}

/** Of a body that `check` let through. */
const decodeInputs = ({ texts, images, inputs }: JsonObject, { imageTypes }: Generation): Inputs => {
  if (Array.isArray(inputs)) return readInputs(inputs, imageTypes)
  if (!Array.isArray(images)) return { texts: Array.isArray(texts) ? texts : [] }
  return {
    texts: [],
    images: images.map((uri, index) => readImage(String(uri), `#/images/${index}`, imageTypes)),
  }
}

/** Only v3 has a type for images; v4 takes them as documents. */
const encodePurpose = (purpose: NonNullable<EmbedRequest['purpose']>, { inputTypes }: Generation): string =>
  [...inputTypes].find(([, meaning]) => meaning === purpose)?.[0] ?? 'search_document'

const encodeInputs = ({ texts, images }: Inputs, generation: Generation): JsonObject => {
  if (images === undefined) return { texts: atMost(texts, MOST_INPUTS, 'texts') }
  if (texts.length > 0)
    throw validationException("This model doesn't support texts and images in one request.")
  return {
    images: atMost(images, generation.mostImages, 'images').map(bytes => {
      const type = imageType(bytes)
      if (type === undefined || !generation.imageTypes.includes(type))
        throw validationException(`This model doesn't support ${type ?? 'images of this type'}.`)
      return toDataUri(type, bytes)
    }),
  }
}

const atMost = <T>(items: readonly T[], most: number, kind: string): readonly T[] => {
  if (items.length <= most) return items
  throw validationException(`This model embeds up to ${most} ${kind} per request, not ${items.length}.`)
}
