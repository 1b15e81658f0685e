import { randomUUID } from 'node:crypto'
import { BedrockException, validationException } from '../../errors.ts'
import type { Owner, Resource } from '../../resources/resource.ts'
import { type RetrievalSession, retrievalSession } from '../../resources/retrieval-session.ts'
import type { RetrievalContext } from '../retrieval/retrieval-context.ts'
import type { Turn } from './turn.ts'

const HOUR = 3_600_000
/** How long after its last answer a session is over. */
const IDLE = HOUR
/** How long a session lasts at all. */
const LIFE = 24 * HOUR
const MOST_TURNS = 20
const LONGEST_ANSWER = 20_000
/** How many old sessions are looked at when a new one begins. */
const SWEPT = 10
const TRIES = 3

export interface Session {
  readonly id: string
  /** Oldest first. */
  readonly turns: readonly Turn[]
}

type Context = Pick<RetrievalContext, 'resources' | 'clocks' | 'account' | 'region'>

/**
 * The session of that ID, or a new one where none is given.
 *
 * @param from what it answers from: it stays with the session.
 * @throws ValidationException in AWS's words, https://github.com/aws/aws-sdk/issues/763, for one that is not there or over.
 */
export const openSession = async (
  id: string | undefined,
  from: string,
  context: Context,
): Promise<Session> => {
  const sessions = context.resources.of(retrievalSession)
  if (id === undefined) {
    await sweep(context)
    const document = { from, turns: [] }
    const created = await sessions.create(context, { id: randomUUID(), status: 'ACTIVE', document })
    return { id: created.id, turns: [] }
  }
  const session = await sessions.find(context, id)
  if (session === undefined || isOver(session, context))
    throw validationException(`Session with Id ${id} is not valid. Please check and try again.`, {
      hint: `Send the sessionId of an answer, within an hour of it and a day of the first one. The first question of a session has none.`,
    })
  if (session.document.from !== from)
    throw validationException('Knowledge base configurations cannot be modified for an ongoing session.', {
      hint: `The session ${id} answers from ${session.document.from}. Leave sessionId out to begin another one.`,
    })
  return { id, turns: session.document.turns }
}

/** One more turn; of two at once, both. */
export const addTurn = async (id: string, { question, answer }: Turn, context: Context): Promise<void> => {
  const sessions = context.resources.of(retrievalSession)
  const turn = { question, answer: answer.slice(0, LONGEST_ANSWER) }
  for (let left = TRIES; ; left--) {
    const session = await sessions.find(context, id)
    if (session === undefined) return
    const { document, revision } = session
    const turns = [...document.turns, turn].slice(-MOST_TURNS)
    try {
      await sessions.update(context, id, { document: { ...document, turns } }, revision)
      return
    } catch (error) {
      const isTaken = error instanceof BedrockException && error.name === 'ConflictException'
      if (!isTaken || left <= 1) throw error
    }
  }
}

const isOver = (
  { createdAt, updatedAt }: Resource<RetrievalSession>,
  { clocks }: Pick<Context, 'clocks'>,
): boolean => {
  const now = clocks.service.now()
  return now - updatedAt.getTime() > IDLE || now - createdAt.getTime() > LIFE
}

/** Those at the head are the oldest: none of them lasts for long. */
const sweep = async (context: Context): Promise<void> => {
  const sessions = context.resources.of(retrievalSession)
  const owner: Owner = context
  const { items } = await sessions.list(owner, { order: 'ascending', maxResults: SWEPT })
  for (const session of items)
    if (isOver(session, context)) await sessions.delete(owner, session.id).catch(() => undefined)
}
