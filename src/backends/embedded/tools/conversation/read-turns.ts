import type { ConverseRequest, Message } from '@aws-sdk/client-bedrock-runtime'
import { isObject } from '../../json/is-object.ts'
import type { Json, JsonObject } from '../../json/json.ts'
import { readToday } from '../mentions/calendar.ts'
import { readWords } from '../mentions/read-words.ts'

/** A use of a tool earlier in the conversation, and what came of it. */
export interface EarlierUse {
  readonly name: string
  readonly input: JsonObject
  /** The texts and values of its result. */
  readonly results: readonly Json[]
  readonly failed: boolean
  /** Whether it belongs to what the user asked last. */
  readonly current: boolean
}

/** The conversation as far as tools are concerned. */
export interface Turns {
  /** What the user said last. */
  readonly text: string
  /** What the user said before, newest first. */
  readonly earlier: readonly string[]
  /** What the assistant said just before the user's last words; empty for none. */
  readonly reply: string
  /** The user's words that `reply` answered. */
  readonly asked: string
  readonly uses: readonly EarlierUse[]
  /** `YYYY-MM-DD` where the prompt says what day it is. */
  readonly today: string | undefined
}

const MOST_TURNS = 40
const READ = 8_192

const textOf = ({ content }: Message): string =>
  (content ?? [])
    .map(block => block.text ?? block.guardContent?.text?.text ?? '')
    .filter(text => text !== '')
    .join('\n')
    .slice(0, READ)

function parsed(text: string): Json {
  const first = text.trimStart().charAt(0)
  if (first !== '{' && first !== '[') return text
  try {
    const value: Json = JSON.parse(text)
    return value
  } catch {
    return text
  }
}

function usesIn(messages: readonly Message[], lastUser: number): EarlierUse[] {
  const results = new Map<string, { values: Json[]; failed: boolean }>()
  for (const { content } of messages)
    for (const { toolResult } of content ?? [])
      if (toolResult)
        results.set(toolResult.toolUseId ?? '', {
          values: (toolResult.content ?? []).flatMap(({ json, text }) =>
            json !== undefined ? [json as Json] : text === undefined ? [] : [parsed(text.slice(0, READ * 4))],
          ),
          failed: toolResult.status === 'error',
        })
  return messages.flatMap(({ content }, index) =>
    (content ?? []).flatMap(({ toolUse }) => {
      if (!toolUse) return []
      const result = results.get(toolUse.toolUseId ?? '')
      const input: unknown = toolUse.input
      return [
        {
          name: toolUse.name ?? '',
          input: isObject(input) ? input : {},
          results: result?.values ?? [],
          failed: result?.failed ?? false,
          current: index > lastUser,
        },
      ]
    }),
  )
}

export function readTurns(request: ConverseRequest, system: string): Turns {
  const messages = (request.messages ?? []).slice(-MOST_TURNS)
  const texts = messages.map(textOf)
  let last = messages.length - 1
  while (last >= 0 && !(messages[last]?.role === 'user' && texts[last] !== '')) last--
  let reply = last - 1
  while (reply >= 0 && !(messages[reply]?.role === 'assistant' && texts[reply] !== '')) reply--
  const own = texts
    .map((text, index) => ({ text, index }))
    .filter(({ text, index }) => messages[index]?.role === 'user' && text !== '')
  const earlier = own.filter(({ index }) => index < last).reverse()
  const days = [system, ...texts]
    .map(text => readToday(readWords(text.slice(0, 4_000))))
    .filter(day => day !== undefined)
  return {
    text: texts[last] ?? '',
    earlier: earlier.map(({ text }) => text),
    reply: reply < 0 ? '' : (texts[reply] ?? ''),
    asked: earlier.find(({ index }) => index < reply)?.text ?? '',
    uses: usesIn(messages, last),
    today: days.at(0),
  }
}
