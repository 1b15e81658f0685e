import { validationException } from '../../errors.ts'

/** "1 token is about 4 characters": the user guide's measure. How Cohere's own tokens fall is not known here. */
const CHARACTERS_PER_TOKEN = 4

/**
 * A text as the model reads it. Nothing is cut, and nothing refused, where the body says nothing.
 *
 * @throws ValidationException where the text is longer and must not be cut, with the sentence of
 * https://github.com/run-llama/llama_index/issues/14118.
 */
export const truncate = (text: string, side: unknown, tokens: number): string => {
  const longest = tokens * CHARACTERS_PER_TOKEN
  if (text.length <= longest) return text
  switch (side) {
    case 'NONE':
      throw validationException('Input is too long for requested model.', {
        hint: `About ${Math.ceil(text.length / CHARACTERS_PER_TOKEN)} tokens, where ${tokens} are the limit and \`truncate\` is NONE.`,
      })
    case 'START':
    case 'LEFT':
      return withoutHalf(text.slice(text.length - longest))
    case 'END':
    case 'RIGHT':
      return withoutHalf(text.slice(0, longest))
    default:
      return text
  }
}

/** A cut may leave half of a character at either end. */
const withoutHalf = (text: string): string =>
  text.slice(
    isBetween(text.charCodeAt(0), 0xdc00, 0xdfff) ? 1 : 0,
    isBetween(text.charCodeAt(text.length - 1), 0xd800, 0xdbff) ? -1 : undefined,
  )

const isBetween = (code: number, first: number, last: number): boolean => code >= first && code <= last
