import type { OrchestrationConfiguration } from '@aws-sdk/client-bedrock-agent-runtime'
import { codePoints } from '../../conversation/code-points.ts'
import type { ModelRequest } from '../../dialects/dialect.ts'
import { LONGEST_QUERY } from '../retrieval/read-query.ts'
import type { RetrievalContext } from '../retrieval/retrieval-context.ts'
import { askModel, collectText } from './ask-model.ts'
import { fillTemplate, holds } from './fill-template.ts'
import { toDialogue } from './prompt.ts'
import type { Turn } from './turn.ts'

const STANDALONE = `Rewrite the last question of a conversation as a standalone question, which can be understood and searched for without the rest of the conversation. Where it is one already, repeat it. Reply with the question alone.

Conversation:
$conversation_history$

Follow-up question: $query$
Standalone question:`

const PARTS = `A question may ask for several things at once. Write each thing that it asks for as a question of its own, one in a line, at most four. Where it asks for one thing only, repeat it. Reply with the questions alone.

Question: $query$`

const MOST_PARTS = 4
/** Of a conversation: what came before is seldom meant. */
const MOST_TURNS = 4

export interface Asked {
  readonly question: string
  readonly turns: readonly Turn[]
  readonly modelId: string
  readonly orchestration: OrchestrationConfiguration | undefined
}

/**
 * What is searched for to answer a question: the question, made whole where it follows others, and what it falls into where that is
 * asked for.
 */
export const planQueries = async (
  { question, turns, modelId, orchestration = {} }: Asked,
  context: RetrievalContext,
): Promise<[string, ...string[]]> => {
  const ask = async (template: string, query: string): Promise<string> => {
    const text = fillTemplate(template, {
      query,
      conversation_history: toDialogue(turns.slice(-MOST_TURNS)),
      output_format_instructions: '',
      search_results: '',
      current_time: new Date(context.clocks.service.now()).toISOString(),
    })
    const prompt: ModelRequest = holds(template, 'query')
      ? { messages: [{ role: 'user', content: [{ text }] }] }
      : { system: [{ text }], messages: [{ role: 'user', content: [{ text: query }] }] }
    return collectText(await askModel(modelId, prompt, orchestration, context))
  }
  const own = orchestration.promptTemplate?.textPromptTemplate
  const isWhole = turns.length === 0 && own === undefined
  const whole = isWhole ? question : (linesOf(await ask(own ?? STANDALONE, question))[0] ?? question)
  if (orchestration.queryTransformationConfiguration === undefined) return [whole]
  const parts = linesOf(await ask(PARTS, whole)).slice(0, MOST_PARTS)
  return [whole, ...parts.filter(part => part !== whole)]
}

/** Without the numbers and dashes of a list, and what announces it; what no search takes is no query. */
const linesOf = (answer: string): string[] =>
  answer
    .split('\n')
    .map(line => line.replace(/^\s*(?:[-*\u2022]|\d{1,2}[.)])\s+/, '').trim())
    .filter(line => line !== '' && !line.endsWith(':') && codePoints(line) <= LONGEST_QUERY)
