import type { Message } from '@aws-sdk/client-bedrock-runtime'

/** What is made of digits and names one thing: `ORD-88421`, `2026-12-03`, `JD0146000078`, `49.99`. Counts and steps are shorter. */
const FACT = /[\p{L}\p{N}](?:[\p{L}\p{N}.,:/_#-]*[\p{L}\p{N}])?/gu
const FEWEST_DIGITS = 3
const MOST_FACTS = 5
/** Of an answer; the rest is not looked at. */
const LONGEST = 20_000

/**
 * Identifiers, dates and amounts in an answer that were said nowhere before it: by no tool, no user and no instruction. What a model makes up
 * looks like that; so does what it has computed.
 */
export const unsaidFacts = (answer: string, said: readonly string[]): readonly string[] => {
  const evidence = said.map(plain).join('\n')
  const unsaid = new Set<string>()
  for (const [fact] of answer.slice(0, LONGEST).matchAll(FACT)) {
    const digits = fact.replace(/\D/g, '').length
    if (digits < FEWEST_DIGITS || evidence.includes(plain(fact)) || isInParts(fact, evidence)) continue
    unsaid.add(fact)
    if (unsaid.size === MOST_FACTS) break
  }
  return [...unsaid]
}

/** A date is said in other orders: `03/12/2026` for `2026-12-03`. */
const isInParts = (fact: string, evidence: string): boolean => {
  const parts = plain(fact)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(part => part.length > 1)
  return parts.length > 1 && parts.every(part => evidence.includes(part))
}

/** Amounts are written with and without separators of thousands, and with zeros behind the point. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/(\d),(?=\d{3})/g, '$1')
    .replace(/(\.\d{0,10}?)0{1,10}(?!\d)/g, '$1')
    .replace(/\.(?!\d)/g, '')

/** All that the messages say, the results of tools among it. */
export const textsOf = (messages: readonly Message[]): string[] =>
  messages.flatMap(({ content = [] }) =>
    content.flatMap(({ text, toolResult }) => [
      ...(text === undefined ? [] : [text]),
      ...(toolResult?.content ?? []).map(result => result.text ?? JSON.stringify(result.json ?? '')),
    ]),
  )
