import type { Principal } from '../../principal.ts'
import { ownerOf, type Scope, usualScope } from './owner.ts'

/** A call that was made, as a test reads it back. */
export interface PlayedCall {
  readonly time: string
  readonly requestId: string
  readonly accessKeyId?: string
  readonly model: string
  readonly profile?: string
  readonly streaming: boolean
  readonly turn: number
  readonly text: string
  readonly system: string
  readonly tool?: string
  readonly tools: readonly string[]
  readonly metadata: Readonly<Record<string, string>>
  /** The rule's name or place; absent where none matched. */
  readonly rule?: string
  /** `answered`, or the name of the exception. */
  readonly outcome: string
}

/** The calls of late. */
export interface Journal {
  add(call: PlayedCall, principal: Principal): void
  /** The caller's own, or those of its whole account; the oldest first. */
  calls(scope: Scope, principal: Principal): PlayedCall[]
  forget(scope: Scope, principal: Principal): void
  clear(): void
}

const MOST_CALLS = 1_000
const MOST_CALLS_OF_ALL = 10_000
const LONGEST_TEXT = 1_000
const MOST_TOOLS = 100

export const createJournal = (): Journal => {
  /** Whose, by the key it was signed with; in the order of their last call. */
  const byOwner = new Map<string, { readonly account: string; readonly calls: PlayedCall[] }>()
  let kept = 0

  const ofOne = (principal: Principal) => ownerOf(usualScope(principal), principal)
  const owners = (scope: Scope, principal: Principal): string[] =>
    scope === 'accessKey'
      ? [ownerOf('accessKey', principal)]
      : [...byOwner].flatMap(([owner, { account }]) => (account === principal.account ? owner : []))

  const remove = (owner: string): void => {
    kept -= byOwner.get(owner)?.calls.length ?? 0
    byOwner.delete(owner)
  }

  return {
    add(call, principal) {
      const owner = ofOne(principal)
      const own = byOwner.get(owner) ?? { account: principal.account, calls: [] }
      byOwner.delete(owner)
      byOwner.set(owner, own)
      own.calls.push(shortened(call))
      kept += 1
      if (own.calls.length > MOST_CALLS) {
        own.calls.shift()
        kept -= 1
      }
      const [quietest] = byOwner.keys()
      if (kept > MOST_CALLS_OF_ALL && quietest !== undefined) remove(quietest)
    },
    calls: (scope, principal) =>
      owners(scope, principal)
        .flatMap(owner => byOwner.get(owner)?.calls ?? [])
        .sort((a, b) => (a.time < b.time ? -1 : Number(a.time > b.time)))
        .slice(-MOST_CALLS),
    forget(scope, principal) {
      for (const owner of owners(scope, principal)) remove(owner)
    },
    clear() {
      byOwner.clear()
      kept = 0
    },
  }
}

const shortened = (call: PlayedCall): PlayedCall => ({
  ...call,
  text: call.text.slice(0, LONGEST_TEXT),
  system: call.system.slice(0, LONGEST_TEXT),
  tools: call.tools.slice(0, MOST_TOOLS),
})
