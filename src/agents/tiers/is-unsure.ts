/** What a model is told to say where it cannot answer. */
export const UNSURE = 'UNSURE'

const ADMITTED =
  /\b(?:i|we) (?:do not|don't|cannot|can't|could not|couldn't|am not able to|am unable to|was unable to|have no|was not able to) (?:know|find|answer|tell|help|access|say|determine|have|see|information|look)|\b(?:no|not enough|insufficient) (?:information|results?|data)\b|\b(?:passages|search results|sources|documents|context) (?:do not|don't|does not|doesn't) (?:say|mention|contain|tell|include|provide|answer)|\bnothing (?:was|is) found\b|\bi'm (?:not sure|unable|afraid i)\b/i
/** Later in a long answer such words are a detail. */
const BEGINNING = 300

/** Whether an answer says that it is none. */
export const isUnsure = (answer: string): boolean => {
  const text = answer.trim().replaceAll('\u2019', "'")
  return text === '' || text.slice(0, BEGINNING).includes(UNSURE) || ADMITTED.test(text.slice(0, BEGINNING))
}
