import type { Clock } from '../../clock.ts'
import { BedrockException } from '../../errors.ts'
import { type AgentMemory, agentMemory } from '../../resources/agent-memory.ts'
import type { Owner, ResourceStore } from '../../resources/resource.ts'
import type { AgentMemories, MemoryScope } from './agent-memories.ts'
import { EMPTY, isEmpty, toRemember, withEnded, withoutExpired, withoutOpen } from './edit-memory.ts'

/** How many memories are looked at, in turn, when a new one begins: what is too old does not stay because nobody asks for it. */
const SWEPT = 10
const MOST_TRIES = 20

export interface AgentMemoriesOptions {
  readonly resources: ResourceStore
  /** Of the service. */
  readonly clock: Clock
}

export const createAgentMemories = ({ resources, clock }: AgentMemoriesOptions): AgentMemories => {
  const memories = resources.of(agentMemory)
  const settling = new Map<string, Promise<void>>()
  /** By account and Region, where the next sweep begins. */
  const swept = new Map<string, string>()

  const tryChange = async (
    owner: Owner,
    id: string,
    edit: (memory: AgentMemory) => AgentMemory,
  ): Promise<{ readonly isNew: boolean }> => {
    const found = await memories.find(owner, id)
    const before = found?.document ?? EMPTY
    const document = edit(withoutExpired(before, clock.now()))
    if (found === undefined) {
      if (!isEmpty(document)) await memories.create(owner, { id, status: 'ACTIVE', document })
      return { isNew: !isEmpty(document) }
    }
    if (isEmpty(document)) await memories.delete(owner, id)
    else if (document !== before) await memories.update(owner, id, { document }, found.revision)
    return { isNew: false }
  }

  const changeById = async (
    owner: Owner,
    id: string,
    edit: (memory: AgentMemory) => AgentMemory,
  ): Promise<{ readonly isNew: boolean }> => {
    for (let tries = 1; ; tries++) {
      try {
        return await tryChange(owner, id, edit)
      } catch (error) {
        const mayRetry = error instanceof BedrockException && RACES.has(error.name)
        if (!mayRetry || tries === MOST_TRIES) throw error
      }
    }
  }

  const sweep = async (owner: Owner): Promise<void> => {
    const place = `${owner.account} ${owner.region}`
    const { items, nextToken } = await memories.list(owner, {
      order: 'ascending',
      maxResults: SWEPT,
      nextToken: swept.get(place),
    })
    if (nextToken === undefined) swept.delete(place)
    else swept.set(place, nextToken)
    for (const { id, document } of items)
      if (withoutExpired(document, clock.now()) !== document) await changeById(owner, id, memory => memory)
  }

  return {
    async read(owner, scope) {
      const found = await memories.find(owner, idOf(scope))
      return withoutExpired(found?.document ?? EMPTY, clock.now())
    },
    async change(owner, scope, edit) {
      const { isNew } = await changeById(owner, idOf(scope), edit)
      if (isNew) await sweep(owner)
    },
    async ended(owner, key, session, at) {
      const [agentId = '', aliasId = '', sessionId = ''] = key.split('/')
      for (const [memoryId, ended] of toRemember(sessionId, session, at))
        await changeById(owner, idOf({ agentId, aliasId, memoryId }), memory =>
          withEnded(withoutOpen(memory, key), ended),
        )
    },
    async alone({ account, region }, scope, settle, signal) {
      const place = `${account} ${region} ${idOf(scope)}`
      for (let running = settling.get(place); running !== undefined; running = settling.get(place)) {
        // One that broke off, with its client, is no reason for others to go without.
        if (await isDone(running, signal)) return
      }
      const begun = settle().finally(() => settling.delete(place))
      settling.set(place, begun)
      return begun
    },
    async delete(owner, scope) {
      await changeById(owner, idOf(scope), () => EMPTY)
    },
    async deleteAll(owner, agentId, aliasId) {
      const prefix = aliasId === undefined ? `${agentId}/` : `${agentId}/${aliasId}/`
      for (let nextToken: string | undefined; ; ) {
        const page = await memories.list(owner, { nextToken, where: ({ id }) => id.startsWith(prefix) })
        for (const { id } of page.items) await changeById(owner, id, () => EMPTY)
        nextToken = page.nextToken
        if (nextToken === undefined) return
      }
    },
  }
}

/** Whether what others do comes to its end. @throws the signal's reason. */
const isDone = (running: Promise<void>, signal: AbortSignal): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const giveUp = (): void => reject(signal.reason)
    const settle = (isDone: boolean): void => {
      signal.removeEventListener('abort', giveUp)
      resolve(isDone)
    }
    signal.addEventListener('abort', giveUp, { once: true })
    if (signal.aborted) giveUp()
    running.then(
      () => settle(true),
      () => settle(false),
    )
  })

/** Of a change between the reading and the writing: another's, its creation, its end. */
const RACES = new Set(['ConflictException', 'ResourceNotFoundException'])

const idOf = ({ agentId, aliasId, memoryId }: MemoryScope): string => `${agentId}/${aliasId}/${memoryId}`
