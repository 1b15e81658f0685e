import type { MemberRules, Rule } from '../native/check-body.ts'

const string = { types: ['String'] } as const
const mayHold = () => false

/** Texts and images, as OpenAI has them and others after it. */
const parts: MemberRules = {
  required: ['type'],
  rules: {
    type: { types: ['String'], values: ['text', 'image_url'] },
    text: string,
    image_url: {
      types: ['String', 'JSONObject'],
      members: {
        required: ['url'],
        // Another detail than that of the model's own choice has no member in Converse.
        rules: { url: string, detail: { types: ['String'], values: ['auto'] } },
        mayHold,
      },
    },
  },
  mayHold,
}

export const textContent: Rule = { types: ['Null', 'String'] }

export const partsContent: Rule = {
  types: ['Null', 'JSONArray', 'String'],
  items: { types: ['JSONObject'], members: parts },
}

/** The calls of tools that an assistant's message made. */
export const toolCalls: Rule = {
  types: ['Null', 'JSONArray'],
  items: {
    types: ['JSONObject'],
    members: {
      required: ['id', 'function'],
      rules: {
        id: { types: ['String'], minLength: 1 },
        type: { types: ['String'], values: ['function'] },
        index: { types: ['Integer'] },
        function: {
          types: ['JSONObject'],
          members: { required: ['name', 'arguments'], rules: { name: string, arguments: string }, mayHold },
        },
      },
      mayHold,
    },
  },
}

/** The definitions of tools, all of them functions. */
export const functions: Rule = {
  types: ['JSONArray'],
  items: {
    types: ['JSONObject'],
    members: {
      required: ['type', 'function'],
      rules: {
        type: { types: ['String'], values: ['function'] },
        function: {
          types: ['JSONObject'],
          members: {
            required: ['name'],
            rules: {
              name: string,
              description: string,
              parameters: { types: ['JSONObject'] },
              strict: { types: ['Null', 'Boolean'] },
            },
            mayHold,
          },
        },
      },
      mayHold,
    },
  },
}
