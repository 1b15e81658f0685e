import { bare, gradeMentions, normalize } from './text.js'

/** How a person says that a text does not tell. */
const NOT_TOLD = [
  /\b(?:does|do|did|is|are|was|were|has|have|can|could) ?n(?:o|')t\b.{0,60}\b(?:mention|say|state|specif|contain|include|provide|give|tell|know|answer|find|list|cover|indicate|describe|explain|available|determine|disclose|address|have|sure)/,
  /\b(?:cannot|unable to|could not|can not) (?:\w+ ){0,2}(?:find|answer|tell|say|determine|know)/,
  /\bnot (?:\w+ ){0,2}(?:mentioned|stated|specified|given|provided|available|included|known|found|listed|said|covered|disclosed|in the)\b/,
  /\b(?:no|without) (?:\w+ ){0,2}(?:information|mention|details?|answer|indication)\b/,
  /\bunknown\b/,
]

export const saysNotTold = text => NOT_TOLD.some(pattern => pattern.test(normalize(text)))

/** `refuses: true` wants it said that the text does not tell; a text there wants just those words. */
export const gradeQuestions = (expected, { text }) => {
  const { refuses } = expected
  const misses = gradeMentions(text, expected)
  if (typeof refuses === 'string')
    return bare(text) === bare(refuses) ? misses : [`does not answer "${refuses}"`, ...misses]
  if (refuses === true)
    return saysNotTold(text) ? misses : ['does not say that the text does not tell', ...misses]
  return saysNotTold(text) && expected.negative !== true
    ? ['says that the text does not tell', ...misses]
    : misses
}
