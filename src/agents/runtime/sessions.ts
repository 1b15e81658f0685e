import type { Clock } from '../../clock.ts'
import { BedrockException, conflictException } from '../../errors.ts'
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
  enter(owner: Owner, key: string, idleSeconds: number): Promise<EnteredSession>
  /**
   * Ends a session that was left alone for too long.
   *
   * @returns whether there is no such session any more.
   */
  retire(owner: Owner, key: string, idleSeconds: number): Promise<boolean>
  /** Forgets those of an agent, or of one of its aliases, and what their running turns would save. Nothing of them is remembered. */
  deleteAll(owner: Owner, agentId: string, aliasId?: string): Promise<void>
}

export interface EnteredSession {
  readonly session: AgentSession
  save(session: AgentSession): Promise<void>
  /** The next turn begins anew. */
  end(): Promise<void>
  /** Lets the next turn begin; once is enough. */
  leave(): void
}

/** Turns that a session remembers, and characters of them. */
const MOST_TURNS = 100
const MOST_CHARACTERS = 1_000_000
/** With the first new session, and with every twentieth after it, twice as many old ones are looked at: none stays for good. */
const SWEEP_EVERY = 20
const SWEPT = 40
const LONGEST_IDLE = 5_400_000

export interface AgentSessionsOptions {
  readonly resources: ResourceStore
  /** Of the service. */
  readonly clock: Clock
  /** Told of each session that is over, before it is forgotten. @param at when it was last used. */
  readonly ended: (owner: Owner, key: string, session: AgentSession, at: number) => Promise<void>
}

export const createAgentSessions = ({ resources, clock, ended }: AgentSessionsOptions): AgentSessions => {
  const sessions = resources.of(agentSession)
  const busy = new Map<string, { isForgotten: boolean }>()
  /** New sessions of this process. */
  let begun = 0

  const forget = async (owner: Owner, { id, document, updatedAt }: Resource<AgentSession>): Promise<void> => {
    await ended(owner, id, document, updatedAt.getTime())
    await sessions.delete(owner, id)
  }

  /** Another request may have deleted it, or its turn ended it. */
  const remove = (owner: Owner, id: string): Promise<void> =>
    sessions.delete(owner, id).catch((error: unknown) => {
      if (!(error instanceof BedrockException && error.name === 'ResourceNotFoundException')) throw error
    })

  const isIdle = ({ updatedAt }: Resource<AgentSession>, idleMilliseconds: number): boolean =>
    clock.now() - updatedAt.getTime() > idleMilliseconds

  /** Those at the head are the oldest: what nobody can go on with is not kept. */
  const sweep = async (owner: Owner): Promise<void> => {
    begun += 1
    if (begun % SWEEP_EVERY !== 1) return
    let nextToken: string | undefined
    for (let looked = 0; looked < SWEPT; looked++) {
      // One after the other: with the files of its turns a session may have many megabytes.
      const page = await sessions.list(owner, { order: 'ascending', maxResults: 1, nextToken })
      for (const session of page.items) {
        const held = busyKey(owner, session.id)
        if (!isIdle(session, LONGEST_IDLE) || busy.has(held)) continue
        busy.set(held, { isForgotten: false })
        await forget(owner, session)
          .catch(() => undefined)
          .finally(() => busy.delete(held))
      }
      nextToken = page.nextToken
      if (nextToken === undefined) return
    }
  }

  const open = async (owner: Owner, key: string, idleSeconds: number) => {
    const found: Resource<AgentSession> | undefined = await sessions.find(owner, key)
    if (found === undefined) {
      await sweep(owner)
      return { session: newSession(clock.now()), isStored: false }
    }
    if (!isIdle(found, idleSeconds * 1_000)) return { session: found.document, isStored: true }
    await forget(owner, found)
    return { session: newSession(clock.now()), isStored: false }
  }

  return {
    async enter(owner, key, idleSeconds) {
      const held = busyKey(owner, key)
      if (busy.has(held))
        throw conflictException(
          'Another turn of this session is running. Wait for it to end and retry the request.',
          {
            hint: 'A session takes one turn at a time: read the answer to its end, or use a sessionId of its own for each conversation.',
          },
        )
      const hold = { isForgotten: false }
      busy.set(held, hold)
      try {
        const opened = await open(owner, key, idleSeconds)
        let { isStored } = opened
        let isHeld = true
        return {
          session: unpackSession(opened.session),
          async save(session) {
            if (hold.isForgotten) return
            const document = shortened(packSession(session))
            if (isStored) await sessions.update(owner, key, { document })
            else await sessions.create(owner, { id: key, status: 'ACTIVE', document })
            isStored = true
          },
          async end() {
            if (isStored && !hold.isForgotten) await forget(owner, await sessions.get(owner, key))
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
    async retire(owner, key, idleSeconds) {
      const held = busyKey(owner, key)
      if (busy.has(held)) return false
      busy.set(held, { isForgotten: false })
      try {
        const found = await sessions.find(owner, key)
        if (found === undefined) return true
        if (!isIdle(found, idleSeconds * 1_000)) return false
        await forget(owner, found)
        return true
      } finally {
        busy.delete(held)
      }
    },
    async deleteAll(owner, agentId, aliasId) {
      const prefix = aliasId === undefined ? `${agentId}/` : `${agentId}/${aliasId}/`
      for (const [held, hold] of busy) if (held.startsWith(busyKey(owner, prefix))) hold.isForgotten = true
      let nextToken: string | undefined
      do {
        // One after the other, as when sweeping.
        const page = await sessions.list(owner, { maxResults: 1, nextToken })
        for (const { id } of page.items) if (id.startsWith(prefix)) await remove(owner, id)
        nextToken = page.nextToken
      } while (nextToken !== undefined)
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
