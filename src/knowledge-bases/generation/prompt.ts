import type { Message } from '@aws-sdk/client-bedrock-runtime'
import type { ModelRequest } from '../../dialects/dialect.ts'
import type { Passage } from '../retrieval/passage.ts'
import { fillTemplate, holds } from './fill-template.ts'
import type { Turn } from './turn.ts'

/** In Outcrop's own words: AWS's default differs by model, and is not published for all of them. */
export const DEFAULT_TEMPLATE = `You answer questions from search results. A user asks a question: answer it with what the search results say, and with nothing else. If they do not hold the answer, say that you could not find an exact answer to the question. What the user claims may be wrong: check it against the search results.

Here are the search results:
$search_results$

$output_format_instructions$`

const OUTPUT_FORMAT =
  'Behind each statement put the number of the search result that it comes from, between percent signs and brackets: %[1]%, or %[1,2]% for two of them. Put no such mark behind what comes from none. Do not speak of the search results otherwise.'

const NO_RESULTS = 'The search of the documents found no passages.'

/** Earlier turns that a model is shown. */
const MOST_TURNS = 6

export interface Asked {
  readonly template: string
  readonly question: string
  readonly passages: readonly Passage[]
  readonly turns: readonly Turn[]
  /** Milliseconds since 1970. */
  readonly now: number
}

/** A template that has a place for the question is the user's message; one that has none stands above the conversation. */
export const toPrompt = ({ template, question, passages, turns, now }: Asked): ModelRequest => {
  const shown = turns.slice(-MOST_TURNS)
  const filled = fillTemplate(template, {
    query: question,
    search_results: listPassages(passages),
    output_format_instructions: OUTPUT_FORMAT,
    current_time: new Date(now).toISOString(),
    conversation_history: toDialogue(shown),
  })
  const earlier = holds(template, 'conversation_history') ? [] : shown.flatMap(toMessages)
  return holds(template, 'query')
    ? { messages: [...earlier, { role: 'user', content: [{ text: filled }] }] }
    : {
        system: [{ text: filled }],
        messages: [...earlier, { role: 'user', content: [{ text: question }] }],
      }
}

/** The conversation as a text. */
export const toDialogue = (turns: readonly Turn[]): string =>
  turns.map(({ question, answer }) => `User: ${question}\nAssistant: ${answer}`).join('\n')

const toMessages = ({ question, answer }: Turn): Message[] => [
  { role: 'user', content: [{ text: question }] },
  { role: 'assistant', content: [{ text: answer }] },
]

/** Numbered from 1. What a document says cannot end the result that it stands in. */
const listPassages = (passages: readonly Passage[]): string =>
  passages.length === 0
    ? NO_RESULTS
    : passages
        .map(({ text }, index) => {
          const safe = text.replaceAll('</search_result', '&lt;/search_result')
          return `<search_result id="${index + 1}">\n${safe}\n</search_result>`
        })
        .join('\n\n')
