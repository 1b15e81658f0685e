import type { ContentBlock } from '@aws-sdk/client-bedrock-runtime'
import type { AgentMemory, EndedSession } from '../../resources/agent-memory.ts'
import type { AgentSession, SessionTurn } from '../runtime/agent-session.ts'

export const DAY = 86_400_000
const FIRST_RETRY = 60_000

/** What is kept of one user: more than any prompt is given. */
const MOST_OPEN = 100
const MOST_ENDED = 100
const MOST_SUMMARIES = 1_000
const MOST_CHARACTERS = 4_000_000

export const EMPTY: AgentMemory = { open: [], ended: [], summaries: [], lastPosition: 0 }

export const isEmpty = ({ open, ended, summaries }: AgentMemory): boolean =>
  open.length + ended.length + summaries.length === 0

export const withOpen = (memory: AgentMemory, key: string): AgentMemory =>
  memory.open.includes(key) ? memory : { ...memory, open: [...memory.open, key].slice(-MOST_OPEN) }

export const withoutOpen = (memory: AgentMemory, key: string): AgentMemory =>
  memory.open.includes(key) ? { ...memory, open: memory.open.filter(each => each !== key) } : memory

export const withEnded = (memory: AgentMemory, ended: EndedSession): AgentMemory => ({
  ...memory,
  ended: newestOf([...memory.ended, ended], MOST_ENDED, ({ turns }) => JSON.stringify(turns).length),
})

/** @param text nothing, where the model said nothing. */
export const withSummary = (memory: AgentMemory, { id }: EndedSession, text: string): AgentMemory => {
  const settled = memory.ended.find(each => each.id === id)
  // Deleted meanwhile: what the user had forgotten is not remembered after all.
  if (settled === undefined) return memory
  const { sessionId, startedAt, expiresAt } = settled
  const position = memory.lastPosition + 1
  const ended = memory.ended.filter(each => each !== settled)
  if (text === '') return { ...memory, ended }
  return {
    ...memory,
    ended,
    summaries: newestOf(
      [...memory.summaries, { position, sessionId, startedAt, expiresAt, text }],
      MOST_SUMMARIES,
      summary => summary.text.length,
    ),
    lastPosition: position,
  }
}

const newestOf = <Item>(
  items: readonly Item[],
  most: number,
  charactersOf: (item: Item) => number,
): readonly Item[] => {
  let characters = 0
  let first = items.length
  for (const item of items.slice(-most).reverse()) {
    characters += charactersOf(item)
    if (characters > MOST_CHARACTERS && first < items.length) break
    first -= 1
  }
  return items.slice(first)
}

/** Each time it waits twice as long. */
export const withFailure = (memory: AgentMemory, { id }: EndedSession, now: number): AgentMemory => ({
  ...memory,
  ended: memory.ended.map(each =>
    each.id === id
      ? {
          ...each,
          failures: each.failures + 1,
          retryAt: now + Math.min(DAY, FIRST_RETRY * 2 ** each.failures),
        }
      : each,
  ),
})

export const withoutSession = (memory: AgentMemory, sessionId: string): AgentMemory => ({
  ...memory,
  ended: memory.ended.filter(each => each.sessionId !== sessionId),
  summaries: memory.summaries.filter(each => each.sessionId !== sessionId),
})

export const withoutExpired = (memory: AgentMemory, now: number): AgentMemory => {
  const isKept = ({ expiresAt }: { readonly expiresAt: number }) => expiresAt > now
  if (memory.ended.every(isKept) && memory.summaries.every(isKept)) return memory
  return { ...memory, ended: memory.ended.filter(isKept), summaries: memory.summaries.filter(isKept) }
}

/** By memory, what of a session is to be remembered: only turns that came with a `memoryId` are [UG:agents-configure-memory]. */
export const toRemember = (
  sessionId: string,
  { startedAt, turns, storageDays = 0 }: AgentSession,
  at: number,
): ReadonlyMap<string, EndedSession> => {
  const ids = new Set(turns.flatMap(({ memoryId }) => memoryId ?? []))
  return new Map(
    [...ids].map(memoryId => [
      memoryId,
      {
        id: crypto.randomUUID(),
        sessionId,
        startedAt,
        expiresAt: at + storageDays * DAY,
        turns: turns.filter(turn => turn.memoryId === memoryId).map(inWords),
        failures: 0,
        retryAt: 0,
      },
    ]),
  )
}

/** As much as a summary is made of: files have many megabytes. */
const inWords = ({ messages, ...turn }: SessionTurn): SessionTurn => ({
  ...turn,
  messages: messages.map(({ content = [], ...message }) => ({
    ...message,
    content: content.flatMap(wordsOf),
  })),
})

const wordsOf = (block: ContentBlock): ContentBlock[] => {
  const { text, toolUse, toolResult, document, image } = block
  if (text !== undefined || toolUse !== undefined) return [block]
  if (toolResult !== undefined) {
    const content = (toolResult.content ?? []).filter(part => part.text !== undefined)
    return [{ toolResult: { ...toolResult, content } }]
  }
  if (document !== undefined) return [{ document: { ...document, source: undefined } }]
  return image === undefined ? [] : [{ image: { ...image, source: undefined } }]
}
