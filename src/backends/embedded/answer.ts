import type { ConverseRequest } from '@aws-sdk/client-bedrock-runtime'
import { type Assignment, readAssignment } from './read-assignment.ts'
import { readPrompt } from './read-prompt.ts'
import { advise } from './tasks/advise.ts'
import { answerQuestion } from './tasks/answer-question.ts'
import { classify } from './tasks/classify.ts'
import { extract } from './tasks/extract.ts'
import { extractFields } from './tasks/extract-fields.ts'
import { introduce } from './tasks/introduce.ts'
import { recite } from './tasks/recite.ts'
import { summarise } from './tasks/summarise.ts'
import { writeJson } from './tasks/write-json.ts'
import { relayOutcomes } from './tools/relay-outcomes.ts'
import { type ToolUse, useTools } from './tools/use-tools.ts'

type Task = (assignment: Assignment, request: ConverseRequest) => string | undefined

/** In this order: the first that has an answer gives it. */
const tasks: readonly Task[] = [
  writeJson,
  extractFields,
  extract,
  recite,
  classify,
  summarise,
  answerQuestion,
  advise,
]

/** What the model answers: a text, or a tool to use. The same for the same request. */
export function answer(request: ConverseRequest): string | ToolUse {
  const prompt = readPrompt(request)
  const use = request.toolConfig === undefined ? undefined : useTools(request, prompt)
  if (use !== undefined) return use
  if (prompt.outcomes.length > 0) return relayOutcomes(prompt)
  const assignment = readAssignment(prompt)
  for (const task of tasks) {
    const text = task(assignment, request)
    if (text !== undefined) return withoutPrefill(text, prompt.prefill)
  }
  return introduce(assignment)
}

/** Where the conversation begins the answer itself, only what follows. */
function withoutPrefill(text: string, prefill: string): string {
  const begun = prefill.trimEnd()
  return begun !== '' && text.startsWith(begun) ? text.slice(begun.length) : text
}
