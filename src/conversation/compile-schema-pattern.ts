import { RE2JS } from 're2js'

const LONGEST_PATTERN = 500
const LONGEST_TEXT = 10_000
/** Repeats multiply where they are nested: `((a{99}){99}){99}` would be a program of a million steps. */
const MOST_REPEATS = 200

export interface SchemaPattern {
  readonly matches: (text: string) => boolean
  /** What a character takes, in steps: the more a pattern holds, the more of it is tried at once. */
  readonly cost: number
}

/**
 * A schema's pattern, found anywhere in a text, in linear time. Undefined for one that is no pattern, or that RE2 cannot
 * say: nothing is held against it, nor against a text that is too long.
 */
export const compileSchemaPattern = (pattern: string): SchemaPattern | undefined => {
  const repeats = repeatsOf(pattern)
  if (pattern.length > LONGEST_PATTERN || repeats > MOST_REPEATS) return undefined
  try {
    const expression = RE2JS.compile(pattern)
    return {
      matches: text => text.length > LONGEST_TEXT || expression.matcher(text).find(),
      cost: pattern.length / 20 + repeats / 5,
    }
  } catch {
    return undefined
  }
}

const repeatsOf = (pattern: string): number =>
  [...pattern.matchAll(/\{(\d{1,9})(?:,(\d{0,9}))?\}/g)].reduce(
    (product, [, least, most]) => product * Math.max(1, Number(most || least)),
    1,
  )
