import type { ConverseRequest } from '@aws-sdk/client-bedrock-runtime'
import { type Assignment, readAssignment } from './read-assignment.ts'
import { readPrompt } from './read-prompt.ts'
import { advise } from './tasks/advise.ts'
import { answerFromTable, answerQuestion, sayMissing } from './tasks/answer-question.ts'
import { classify } from './tasks/classify.ts'
import { compose, composeList } from './tasks/compose.ts'
import { decide } from './tasks/decide.ts'
import { extract } from './tasks/extract.ts'
import { extractFields } from './tasks/extract-fields.ts'
import { fitJson } from './tasks/fit-json.ts'
import { fitShape } from './tasks/fit-shape.ts'
import { fromExamples } from './tasks/from-examples.ts'
import { introduce } from './tasks/introduce.ts'
import { keywords } from './tasks/keywords.ts'
import { listItems } from './tasks/list-items.ts'
import { listSteps } from './tasks/list-steps.ts'
import { recite } from './tasks/recite.ts'
import { rewrite } from './tasks/rewrite.ts'
import { condense, summarise } from './tasks/summarise.ts'
import { writeFields, writeJson } from './tasks/write-json.ts'
import { writeTable } from './tasks/write-table.ts'
import { relayOutcomes } from './tools/relay-outcomes.ts'
import { type ToolUse, useTools } from './tools/use-tools.ts'

type Task = (assignment: Assignment, request: ConverseRequest) => string | undefined

/** In this order: the first that has an answer gives it. */
const tasks: readonly Task[] = [
  rewrite,
  fromExamples,
  writeFields,
  extractFields,
  answerFromTable,
  writeTable,
  keywords,
  classify,
  writeJson,
  composeList,
  listSteps,
  recite,
  decide,
  summarise,
  extract,
  listItems,
  answerQuestion,
  advise,
  compose,
  sayMissing,
  condense,
]

/** What the model answers: a text, or tools to use. The same for the same request. */
export function answer(request: ConverseRequest): string | readonly ToolUse[] {
  const prompt = readPrompt(request)
  const use = request.toolConfig === undefined ? undefined : useTools(request, prompt)
  if (use !== undefined) return use
  if (prompt.outcomes.length > 0) return relayOutcomes(prompt)
  const assignment = readAssignment(prompt)
  // A schema from `outputConfig` leaves no other form.
  const ordered = request.outputConfig?.textFormat?.structure === undefined ? tasks : [writeJson, ...tasks]
  for (const task of ordered) {
    const text = task(assignment, request)
    if (text === undefined) continue
    const isJson = (task === writeJson || task === writeFields) && request.outputConfig === undefined
    const typed = isJson ? fitJson(text, assignment) : text
    return withoutPrefill(fitShape(typed, assignment.shape, assignment.instruction), prompt.prefill)
  }
  return fitShape(introduce(assignment), assignment.shape, assignment.instruction)
}

/** Where the conversation begins the answer itself, only what follows. */
function withoutPrefill(text: string, prefill: string): string {
  const begun = prefill.trimEnd()
  return begun !== '' && text.startsWith(begun) ? text.slice(begun.length) : text
}
