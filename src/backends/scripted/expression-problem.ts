import { RE2JS } from 're2js'

/** A counted repeat is written out when it is compiled, and those within each other multiply. */
const MOST_REPEATS = 100
const REPEAT = /\{(\d{1,6})(?:,(\d{0,6}))?\}/g

/** Why an expression cannot be used, or would take long. */
export const expressionProblem = (expression: string): string | undefined => {
  const repeats = [...expression.matchAll(REPEAT)].reduce(
    (product, [, least, most]) => product * Math.max(1, Number(most || least)),
    1,
  )
  if (repeats > MOST_REPEATS) return `repeats more than ${MOST_REPEATS} times, all its {n,m} together`
  try {
    RE2JS.compile(expression)
    return undefined
  } catch (error) {
    return `is not a regular expression in RE2's form: ${(error as Error).message}`
  }
}
