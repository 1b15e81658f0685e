import type { Clock } from '../../clock.ts'
import { conflictException } from '../../errors.ts'
import { agentSession } from '../../resources/agent-session.ts'
import type { Owner, Resource, ResourceStore } from '../../resources/resource.ts'
import type { AgentSession, SessionTurn } from './agent-session.ts'
import { newSession } from './new-session.ts'
import { packSession, unpackSession } from './stored-session.ts'

/** The conversations with agents, one turn of each at a time. */
export interface AgentSessions {
  /**
   * The session of that key as the last turn left it; a new one where there is none, or where it was left alone for too long.
   *
   * @param idleSeconds how long it may be left alone.
   * @throws ConflictException while another turn of it runs.
   */
  enter(owner: Owner, key: string, idleSeconds: number, memoryId?: string): Promise<EnteredSession>
}

export interface EnteredSession {
  readonly session: AgentSession
  /** The one that was left alone for too long, where there was one. */
  readonly expired?: AgentSession
  save(session: AgentSession): Promise<void>
  /** The next turn begins anew. */
  end(): Promise<void>
  /** Lets the next turn begin; once is enough. */
  leave(): void
}

/** Turns that a session remembers, and characters of them. */
const MOST_TURNS = 100
const MOST_CHARACTERS = 1_000_000
/** How many old sessions are looked at when a new one begins. */
const SWEPT = 10
const LONGEST_IDLE = 5_400_000

export interface AgentSessionsOptions {
  readonly resources: ResourceStore
  /** Of the service. */
  readonly clock: Clock
}

export const createAgentSessions = ({ resources, clock }: AgentSessionsOptions): AgentSessions => {
  const sessions = resources.of(agentSession)
  const busy = new Set<string>()

  /** Those at the head are the oldest: what nobody can go on with is not kept. */
  const sweep = async (owner: Owner): Promise<void> => {
    const { items } = await sessions.list(owner, { order: 'ascending', maxResults: SWEPT })
    for (const { id, updatedAt } of items)
      if (clock.now() - updatedAt.getTime() > LONGEST_IDLE && !busy.has(busyKey(owner, id)))
        await sessions.delete(owner, id).catch(() => undefined)
  }

  const open = async (owner: Owner, key: string, idleSeconds: number, memoryId?: string) => {
    const found: Resource<AgentSession> | undefined = await sessions.find(owner, key)
    if (found === undefined) {
      await sweep(owner)
      return { session: newSession(clock.now(), memoryId), isStored: false }
    }
    if (clock.now() - found.updatedAt.getTime() <= idleSeconds * 1_000)
      return { session: found.document, isStored: true }
    return { session: newSession(clock.now(), memoryId), isStored: true, expired: found.document }
  }

  return {
    async enter(owner, key, idleSeconds, memoryId) {
      const held = busyKey(owner, key)
      if (busy.has(held))
        throw conflictException(
          'Another turn of this session is running. Wait for it to end and retry the request.',
          {
            hint: 'A session takes one turn at a time: read the answer to its end, or use a sessionId of its own for each conversation.',
          },
        )
      busy.add(held)
      try {
        const opened = await open(owner, key, idleSeconds, memoryId)
        let { isStored } = opened
        let isHeld = true
        return {
          session: unpackSession(opened.session),
          ...(opened.expired !== undefined && { expired: unpackSession(opened.expired) }),
          async save(session) {
            const document = shortened(packSession(session))
            if (isStored) await sessions.update(owner, key, { document })
            else await sessions.create(owner, { id: key, status: 'ACTIVE', document })
            isStored = true
          },
          async end() {
            if (isStored) await sessions.delete(owner, key)
            isStored = false
          },
          leave() {
            // The next turn may have begun by the second time.
            if (isHeld) busy.delete(held)
            isHeld = false
          },
        }
      } catch (error) {
        busy.delete(held)
        throw error
      }
    },
  }
}

const busyKey = ({ account, region }: Owner, key: string): string => `${account} ${region} ${key}`

const shortened = ({ turns, collaborators = {}, ...session }: AgentSession): AgentSession => ({
  ...session,
  turns: newestOf(turns),
  collaborators: Object.fromEntries(
    Object.entries(collaborators).map(([name, known]) => [name, newestOf(known)]),
  ),
})

/** What is said to the model again with every step: the oldest turns are forgotten first, the last one never. */
const newestOf = (turns: readonly SessionTurn[]): readonly SessionTurn[] => {
  let characters = 0
  let first = turns.length
  while (first > 0 && turns.length - first < MOST_TURNS) {
    characters += JSON.stringify(turns[first - 1]).length
    if (characters > MOST_CHARACTERS && first < turns.length) break
    first -= 1
  }
  return turns.slice(first)
}
