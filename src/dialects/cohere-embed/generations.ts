import type { EmbedRequest } from '../../backends/backend.ts'
import type { MemberRules, Rule } from '../native/check-body.ts'
import { embeddingTypes } from '../native/quantize.ts'

export type Purpose = NonNullable<EmbedRequest['purpose']>

/** What the two generations of Embed on Bedrock differ in. */
export interface Generation {
  readonly members: MemberRules
  /** Of one input, in tokens. */
  readonly context: number
  readonly dimensions: readonly number[]
  readonly imageTypes: readonly string[]
  readonly mostImages: number
  readonly inputTypes: ReadonlyMap<string, Purpose>
}

export const MOST_INPUTS = 96

const text: Rule = { types: ['String'] }
const list = (items: Rule, maxItems: number): Rule => ({ types: ['JSONArray'], items, maxItems })

const searchTypes = [
  ['search_document', 'document'],
  ['search_query', 'query'],
  ['classification', 'classification'],
  ['clustering', 'clustering'],
] as const

const inputTypesV3 = new Map<string, Purpose>([...searchTypes, ['image', 'image']])
const inputTypesV4 = new Map<string, Purpose>(searchTypes)

const typesRule = list({ types: ['String'], values: embeddingTypes }, embeddingTypes.length)

/** "model-parameters-embed-v3" in the user guide. */
const v3: Generation = {
  context: 512,
  dimensions: [1024],
  imageTypes: ['image/png', 'image/jpeg', 'image/jpg'],
  mostImages: 1,
  inputTypes: inputTypesV3,
  members: {
    required: ['input_type'],
    rules: {
      input_type: { types: ['String'], values: [...inputTypesV3.keys()] },
      texts: list({ types: ['String'], maxLength: 2_048 }, MOST_INPUTS),
      images: list(text, 1),
      truncate: { types: ['String'], values: ['NONE', 'START', 'END'] },
      embedding_types: typesRule,
    },
  },
}

const part: Rule = {
  types: ['JSONObject'],
  members: {
    required: ['type'],
    rules: {
      type: { types: ['String'], values: ['text', 'image_url'] },
      text,
      // A text in earlier versions of the page.
      image_url: { types: ['String', 'JSONObject'], members: { required: ['url'], rules: { url: text } } },
    },
  },
}

/** "model-parameters-embed-v4" in the user guide. */
const v4: Generation = {
  context: 128_000,
  dimensions: [256, 512, 1024, 1536],
  imageTypes: ['image/png', 'image/jpeg', 'image/jpg', 'image/webp', 'image/gif'],
  mostImages: MOST_INPUTS,
  inputTypes: inputTypesV4,
  members: {
    required: ['input_type'],
    rules: {
      input_type: { types: ['String'], values: [...inputTypesV4.keys()] },
      texts: list(text, MOST_INPUTS),
      images: list(text, MOST_INPUTS),
      inputs: list(
        {
          types: ['JSONObject'],
          members: {
            required: ['content'],
            rules: { content: { types: ['JSONArray'], items: part, minItems: 1 } },
          },
        },
        MOST_INPUTS,
      ),
      embedding_types: typesRule,
      output_dimension: { types: ['Integer'] },
      max_tokens: { types: ['Integer'], minimum: 1, maximum: 128_000 },
      truncate: { types: ['String'], values: ['NONE', 'LEFT', 'RIGHT'] },
    },
  },
}

export const generationOf = (model: string): Generation => (/embed-v[4-9]/.test(model) ? v4 : v3)
