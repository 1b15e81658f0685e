import { readFileSync } from 'node:fs'
import { LedgerError } from '../../metering/usage/ledger-reader.ts'
import { type SeenAnswer, seenTokens } from '../../metering/usage/reconcile.ts'

/**
 * A file of answers as a client saw them: a JSON object a line, with the request's ID and its tokens, in the line itself
 * or in `usage` as Converse answers it.
 *
 * @throws LedgerError with the line that cannot be read.
 */
export const readAnswers = (file: string): SeenAnswer[] => {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    throw new LedgerError(`${file} cannot be read: ${(cause as Error).message}.`, { cause })
  }
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    const answer = readAnswer(line)
    if (typeof answer !== 'string') return [answer]
    throw new LedgerError(
      `${file}:${index + 1}: ${answer}. A line is like {"requestId": "…", "inputTokens": 12, "outputTokens": 3}.`,
    )
  })
}

/** @returns what is wrong with it, where something is. */
const readAnswer = (line: string): SeenAnswer | string => {
  const object = parse(line)
  if (object === undefined) return 'no JSON object'
  const { requestId, usage, $metadata: metadata } = object
  const id = requestId ?? (isObject(metadata) ? metadata.requestId : undefined)
  if (typeof id !== 'string' || id === '') return 'no requestId'
  const given = isObject(usage) ? { ...object, ...usage } : object
  const tokens: Partial<Record<(typeof seenTokens)[number], number>> = {}
  for (const name of seenTokens) {
    const count = given[name]
    if (count === undefined || count === null) continue
    if (!Number.isSafeInteger(count)) return `${name} is not a whole number`
    tokens[name] = count as number
  }
  return { requestId: id, tokens }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const parse = (line: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(line)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}
