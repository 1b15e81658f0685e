import type { ContentBlock, Message } from '@aws-sdk/client-bedrock-runtime'
import type { AgentSession, PendingTurn, SessionTurn } from './agent-session.ts'

/** A session is kept as JSON, which has no bytes: those of files, and of thoughts that a model hides, become base64. */
export const packSession = (session: AgentSession): AgentSession => mapSession(session, packBlock)

export const unpackSession = (session: AgentSession): AgentSession => mapSession(session, unpackBlock)

type MapBlock = (block: ContentBlock) => ContentBlock

const mapSession = (
  { turns, collaborators, pending, ...session }: AgentSession,
  map: MapBlock,
): AgentSession => ({
  ...session,
  turns: mapTurns(turns, map),
  ...(collaborators !== undefined && {
    collaborators: Object.fromEntries(
      Object.entries(collaborators).map(([name, known]) => [name, mapTurns(known, map)]),
    ),
  }),
  ...(pending !== undefined && { pending: { ...pending, ...mapPending(pending, map) } }),
})

const mapPending = (pending: PendingTurn, map: MapBlock): PendingTurn => ({
  ...pending,
  messages: mapMessages(pending.messages, map),
  inner: pending.inner.map(each => ({ ...each, turn: mapPending(each.turn, map) })),
})

const mapTurns = (turns: readonly SessionTurn[], map: MapBlock): SessionTurn[] =>
  turns.map(({ messages, ...turn }) => ({ ...turn, messages: mapMessages(messages, map) }))

const mapMessages = (messages: readonly Message[], map: MapBlock): Message[] =>
  messages.map(({ content = [], ...message }) => ({ ...message, content: content.map(map) }))

const packBlock: MapBlock = block =>
  mapBytes(block, bytes => (bytes instanceof Uint8Array ? Buffer.from(bytes).toString('base64') : bytes))

const unpackBlock: MapBlock = block =>
  mapBytes(block, bytes => (typeof bytes === 'string' ? Buffer.from(bytes, 'base64') : bytes))

/** Wherever a block may have bytes. */
const mapBytes = (block: ContentBlock, map: (bytes: unknown) => unknown): ContentBlock => {
  const { image, document, reasoningContent } = block
  if (image?.source?.bytes !== undefined)
    return { image: { ...image, source: { bytes: map(image.source.bytes) as Uint8Array } } }
  if (document?.source?.bytes !== undefined)
    return { document: { ...document, source: { bytes: map(document.source.bytes) as Uint8Array } } }
  if (reasoningContent?.redactedContent !== undefined)
    return { reasoningContent: { redactedContent: map(reasoningContent.redactedContent) as Uint8Array } }
  return block
}
