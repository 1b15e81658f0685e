import { sentences } from '../language/sentences.ts'

/** A longer text is left as it is: what is told of it is an extract. */
const LONGEST = 65_536
const verbs = /\b(?:ignore|disregard|forget|override|bypass)\b/i
const rules = /\b(?:instructions?|rules?|prompts?|guidelines|directions|commands?)\b/i
const givers = /\b(?:previous|prior|earlier|above|all|any|your|system|preceding|former)\b/i

const isOrder = (text: string): boolean => verbs.test(text) && rules.test(text) && givers.test(text)

/** What a result tells, without sentences that tell the model to drop its instructions: they are no news for the user. */
export function withoutOrders(text: string): string {
  if (text.length > LONGEST || !isOrder(text)) return text
  return text
    .split('\n')
    .map(line =>
      isOrder(line)
        ? sentences(line)
            .filter(sentence => !isOrder(sentence))
            .join(' ')
        : line,
    )
    .join('\n')
    .trim()
}
