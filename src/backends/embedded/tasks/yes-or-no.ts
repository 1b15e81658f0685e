import { yesCondition } from '../labelling/conditional-labels.ts'
import { holds } from '../labelling/fit-labels.ts'
import { concepts } from '../language/concepts.ts'
import { stem } from '../language/stem.ts'
import { words } from '../language/words.ts'
import type { Assignment } from '../read-assignment.ts'
import { sentiment } from './sentiment.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const negations = list(
  'no not never nobody none nothing neither without cannot prohibited forbidden disallowed banned',
)
const glad = list('positive happy satisfied pleased good praise recommend favourable favorable')
const sorry = list('negative unhappy dissatisfied bad complaint complain complaining frustrated upset angry')

const isNegated = (text: string): boolean =>
  words(text).some(word => negations.has(word) || word.endsWith("n't"))

const judged = list(
  'this message text email ticket review comment post tweet about customer sender author following it',
)

/** What a question about mood or topic says of a text; undefined where it asks for something else. */
export function judge(question: string, text: string): boolean | undefined {
  const asked = words(question)
  const { praise, blame } = sentiment(text)
  const condition = yesCondition(question)
  if (condition !== '' && condition.split(' ').length < 4) return holds(condition, text)
  if (asked.some(word => glad.has(word))) return praise > blame
  if (asked.some(word => sorry.has(word))) return blame > praise
  if (!asked.some(word => judged.has(word))) return undefined
  const stems = new Set(words(text).map(stem))
  const concept = concepts.find(({ names }) => asked.some(word => names.has(stem(word))))
  return concept && [...concept.words].some(word => stems.has(word))
}

/** `Yes` or `No` where the prompt asks for just that, spelt as there; undefined where it does not, or it cannot be told. */
export function yesOrNo(
  { rules, material, prompt, instruction }: Assignment,
  question: string,
  evidence: string | undefined,
): string | undefined {
  if (!(rules.includes('yes') && rules.includes('no'))) return undefined
  const found = evidence ? isNegated(evidence) === isNegated(question) : judge(question, material)
  if (found === undefined) return undefined
  const [yes, no] = /\byes\b/.test(`${prompt.system} ${instruction}`) ? ['yes', 'no'] : ['Yes', 'No']
  return found ? yes : no
}
