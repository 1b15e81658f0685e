import { RE2JS } from 're2js'

const LONGEST_PATTERN = 500
const LONGEST_TEXT = 10_000
/** Repeats multiply where they are nested: `((a{99}){99}){99}` would be a program of a million steps. */
const MOST_REPEATS = 200

/**
 * A schema's pattern, found anywhere in a text, in linear time. Undefined for one that is no pattern, or that RE2 cannot
 * say: nothing is held against it, nor against a text that is too long.
 */
export const compileSchemaPattern = (pattern: string): ((text: string) => boolean) | undefined => {
  if (pattern.length > LONGEST_PATTERN || repeatsOf(pattern) > MOST_REPEATS) return undefined
  try {
    const expression = RE2JS.compile(pattern)
    return text => text.length > LONGEST_TEXT || expression.matcher(text).find()
  } catch {
    return undefined
  }
}

const repeatsOf = (pattern: string): number =>
  [...pattern.matchAll(/\{(\d{1,9})(?:,(\d{0,9}))?\}/g)].reduce(
    (product, [, least, most]) => product * Math.max(1, Number(most || least)),
    1,
  )
