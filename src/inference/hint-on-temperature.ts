import type { ModelRequest } from '../dialects/dialect.ts'
import { readExpectedOutput } from './expected-output.ts'

/** Above it, models leave the form that they are asked for. */
const HIGHEST = 0.2
const READ = 8_000
const JSON_WORDS =
  /\b(?:as|in|only|return|output|produce|respond with|reply with|answer with) (?:a |an |the )?(?:valid |raw |strict )?json\b|\bjson (?:only|object|array|format|schema)\b/i

/** Help for whoever asks for JSON at a temperature at which it is likely to be broken. */
export const hintOnTemperature = (request: ModelRequest): string | undefined => {
  const temperature = request.inferenceConfig?.temperature
  if (temperature === undefined || temperature <= HIGHEST || !asksForJson(request)) return undefined
  return `JSON is asked for at a temperature of ${temperature}: at ${HIGHEST} or less it is broken less often.`
}

const asksForJson = (request: ModelRequest): boolean => {
  if (readExpectedOutput(request)?.text !== undefined) return true
  const { messages = [], system = [] } = request
  const asked = messages.findLast(({ role }) => role === 'user')?.content ?? []
  let read = ''
  for (const { text = '' } of [...system, ...asked]) {
    if (read.length > READ) break
    read += `${text.slice(0, READ)}\n`
  }
  return JSON_WORDS.test(read)
}
