import type {
  ContentBlock,
  ConverseRequest,
  Message,
  SystemContentBlock,
  ToolResultBlock,
} from '@aws-sdk/client-bedrock-runtime'
import { readDocument } from './read-document.ts'

/**
 * Of each text at most this many UTF-16 code units are analysed: the first three quarters and the last one.
 * Tokens are counted over all of it.
 */
export const ANALYSED_CHARACTERS = 65_536

export interface ToolOutcome {
  readonly tool: string
  readonly result: ToolResultBlock
}

/** What a request says, in texts. */
export interface Prompt {
  readonly system: string
  /** The texts of the last user message; of the one before it where that holds only tool results. */
  readonly text: string
  /** The texts of earlier messages, oldest first. */
  readonly earlier: readonly string[]
  /** The readable documents and search results of all messages, each with its title as a heading. */
  readonly documents: readonly string[]
  /** What cannot be read here, as a noun phrase: `images`, `pdf documents`. */
  readonly unreadable: ReadonlySet<string>
  /** What the last message answers, when it holds tool results. */
  readonly outcomes: readonly ToolOutcome[]
  /** The beginning of the answer, where the conversation ends with the assistant's words. */
  readonly prefill: string
}

export const clip = (text: string): string =>
  text.length <= ANALYSED_CHARACTERS
    ? text
    : `${text.slice(0, ANALYSED_CHARACTERS * 0.75)}\n\n${text.slice(-ANALYSED_CHARACTERS / 4)}`

const joined = (texts: readonly string[]): string =>
  texts.length === 1 ? (texts[0] ?? '') : texts.join('\n\n')

function blockText(block: ContentBlock | SystemContentBlock): string | undefined {
  return block.text ?? block.guardContent?.text?.text
}

function messageText(message: Message | undefined): string {
  const texts: string[] = []
  for (const block of message?.content ?? []) {
    const text = blockText(block)
    if (text !== undefined) texts.push(text)
  }
  return clip(joined(texts))
}

function systemText(blocks: readonly SystemContentBlock[]): string {
  const texts: string[] = []
  for (const block of blocks) {
    const text = blockText(block)
    if (text !== undefined) texts.push(text)
  }
  return clip(joined(texts))
}

function toolNames(messages: readonly Message[]): Map<string, string> {
  const names = new Map<string, string>()
  for (const message of messages)
    for (const { toolUse } of message.content ?? [])
      if (toolUse) names.set(toolUse.toolUseId ?? '', toolUse.name ?? '')
  return names
}

function outcomesOf(message: Message | undefined, messages: readonly Message[]): ToolOutcome[] {
  const results = (message?.content ?? []).flatMap(({ toolResult }) => (toolResult ? [toolResult] : []))
  if (results.length === 0) return []
  const names = toolNames(messages)
  return results.map(result => ({ tool: names.get(result.toolUseId ?? '') ?? '', result }))
}

function readAttachments(messages: readonly Message[]): Pick<Prompt, 'documents' | 'unreadable'> {
  const documents: string[] = []
  const unreadable = new Set<string>()
  for (const message of messages)
    for (const block of message.content ?? []) {
      if (block.image) unreadable.add('images')
      else if (block.video) unreadable.add('videos')
      else if (block.audio) unreadable.add('audio')
      else if (block.searchResult) {
        const { title, content } = block.searchResult
        documents.push(clip(`# ${title}\n\n${(content ?? []).map(part => part.text ?? '').join('\n\n')}`))
      } else if (block.document) {
        const text = readDocument(block.document)
        if (text === undefined) unreadable.add(`${block.document.format ?? 'such'} documents`)
        else documents.push(clip(`# ${block.document.name}\n\n${text}`))
      }
    }
  return { documents, unreadable }
}

const awaits =
  /\b(?:send|share|paste|post|provide|give|go ahead|ready|waiting|fire away|let me have|show|what (?:is|does)|which|where)\b/i
const announces =
  /\b(?:i(?:'ll| will|'m going to| am going to| want to| would like to)|going to|will) (?:now |then )?(?:send|give|paste|share|post|show|forward|copy)\b|\b(?:next|from now on|whenever|every time|each (?:time|message)|in my next message)\b/i
const LONGEST_WAIT = 200

/** "I will send you an e-mail. Tell me only the date." - "Please send it.": what was asked before what it is about came. */
function announcement(earlier: readonly string[]): string {
  const reply = earlier.at(-1) ?? ''
  const said = earlier.at(-2) ?? ''
  return reply.length <= LONGEST_WAIT && awaits.test(reply) && announces.test(said) ? said : ''
}

/** Reads the conversation; anything missing or unknown is simply not there. */
export function readPrompt(request: ConverseRequest): Prompt {
  const messages = request.messages ?? []
  const ends = messages.at(-1)?.role === 'assistant'
  const asked = ends ? messages.slice(0, -1) : messages
  const last = asked.at(-1)
  const outcomes = outcomesOf(last, asked)
  const texts = asked.map(messageText)
  let current = texts.length - 1
  while (current > 0 && (texts[current] === '' || asked[current]?.role === 'assistant')) current--
  const announced = announcement(texts.slice(0, Math.max(current, 0)))
  return {
    system: joined([systemText(request.system ?? []), announced].filter(text => text !== '')),
    text: texts[current] ?? '',
    earlier: texts.slice(0, Math.max(current, 0)),
    ...readAttachments(asked),
    outcomes,
    prefill: ends ? messageText(messages.at(-1)) : '',
  }
}
