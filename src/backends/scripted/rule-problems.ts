interface Outcome {
  readonly answer?: unknown
  readonly error?: unknown
  readonly dieAfter?: number | undefined
  readonly cut?: boolean | undefined
}

interface Choice extends Outcome {
  readonly sequence?: unknown
  readonly then?: unknown
  readonly oneOf?: unknown
  readonly seed?: unknown
}

/** Why an answer cannot be played, each of its settings being right. */
export const stepProblem = ({ answer, error, dieAfter, cut }: Outcome): string | undefined => {
  if (answer === undefined && error === undefined) return 'needs an answer or an error'
  if (dieAfter !== undefined && answer === undefined) return 'has dieAfter without an answer to die in'
  if (answer !== undefined && error !== undefined && dieAfter === undefined)
    return 'has both answer and error: dieAfter says after how many events of the answer the error comes'
  if (cut && dieAfter === undefined) return 'has cut without dieAfter'
  return cut && error !== undefined ? 'has both cut and error: a stream that is cut says nothing' : undefined
}

/** The same of a rule, which says one answer, or from which ones it is chosen. */
export const ruleProblem = ({ sequence, then, oneOf, seed, ...outcome }: Choice): string | undefined => {
  if (then !== undefined && sequence === undefined) return 'has then without a sequence'
  if (seed !== undefined && oneOf === undefined) return 'has seed without oneOf'
  if (sequence === undefined && oneOf === undefined) return stepProblem(outcome)
  const { answer, error, dieAfter, cut } = outcome
  const alone = [answer, error, dieAfter, cut].every(each => each === undefined)
  return alone && (sequence === undefined || oneOf === undefined)
    ? undefined
    : 'must have one of answer or error, sequence, oneOf; of the last two, each item says its own'
}
