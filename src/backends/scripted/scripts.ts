import { resourceNotFoundException, serviceQuotaExceededException } from '../../errors.ts'
import type { Principal } from '../../principal.ts'
import { type ChooseStep, createChooseStep } from './choose-step.ts'
import { type CompiledRule, compileRule } from './compile-rule.ts'
import { createJournal, type Journal } from './journal.ts'
import { ownerOf, type Scope, usualScope } from './owner.ts'
import type { PlacedRule, Script } from './read-script.ts'

/** A script that a test has installed. */
export interface Installed {
  readonly id: string
  readonly scope: Scope
  readonly rules: readonly LiveRule[]
}

/** A rule that calls are played by. */
export interface LiveRule extends CompiledRule {
  readonly steps: ChooseStep
}

/** The rules of one scripted backend. */
export interface Scripts {
  /** Those of its file. */
  readonly rules: readonly LiveRule[]
  readonly journal: Journal
  /** @throws ServiceQuotaExceededException, ValidationException */
  install(script: Script, principal: Principal): Installed
  /** Those for the caller's key and for its account, the newest first. */
  installed(principal: Principal): Installed[]
  /** One. @throws ResourceNotFoundException where it is not there, or another's. */
  remove(id: string, principal: Principal): void
  /** All of one scope of the caller's, and the calls kept for it. */
  removeAll(scope: Scope, principal: Principal): void
  /** Those that a call may match, in the order in which they are asked. */
  inOrder(principal: Principal): LiveRule[]
  /** Back to the file's, as if nobody had called. */
  reset(): void
}

const MOST_SCRIPTS = 100
const MOST_RULES = 10_000

export const createScripts = (rules: readonly PlacedRule[]): Scripts => {
  const own = rules.map(toLive)
  const byOwner = new Map<string, Installed[]>()
  const journal = createJournal()
  let number = 0
  let kept = 0

  const keep = (owner: string, scripts: Installed[]): void => {
    kept += rulesIn(scripts) - rulesIn(byOwner.get(owner) ?? [])
    if (scripts.length === 0) byOwner.delete(owner)
    else byOwner.set(owner, scripts)
  }
  const owners = (principal: Principal) => {
    const [account, usual] = [ownerOf('account', principal), ownerOf(usualScope(principal), principal)]
    return usual === account ? [account] : [usual, account]
  }
  const installed = (principal: Principal) => owners(principal).flatMap(owner => byOwner.get(owner) ?? [])

  return {
    rules: own,
    journal,
    install({ rules: placed, ...script }, principal) {
      const scope = script.scope ?? usualScope(principal)
      const owner = ownerOf(scope, principal)
      const before = byOwner.get(owner) ?? []
      if (before.length >= MOST_SCRIPTS || kept + placed.length > MOST_RULES)
        throw serviceQuotaExceededException('Too many scripts are installed.', {
          hint: `${MOST_SCRIPTS} for each access key, ${MOST_RULES} rules in all: DELETE /outcrop/scripts removes those of the caller.`,
        })
      number += 1
      const id = `script-${number}`
      const live = placed.map(({ rule, place }) => toLive({ rule, place: `${id}, ${place}` }))
      const made: Installed = { id, scope, rules: live }
      keep(owner, [made, ...before])
      return made
    },
    installed,
    remove(id, principal) {
      for (const owner of owners(principal)) {
        const scripts = byOwner.get(owner) ?? []
        const others = scripts.filter(each => each.id !== id)
        if (others.length === scripts.length) continue
        keep(owner, others)
        return
      }
      throw resourceNotFoundException(`There is no script ${id}.`, {
        hint: 'GET /outcrop/scripts lists those of the caller: its access key and its account.',
      })
    },
    removeAll(scope, principal) {
      keep(ownerOf(scope, principal), [])
      journal.forget(scope, principal)
    },
    inOrder: principal => [...installed(principal).flatMap(each => each.rules), ...own],
    reset() {
      byOwner.clear()
      kept = 0
      journal.clear()
      for (const { steps } of own) steps.forget()
    },
  }
}

const toLive = (placed: PlacedRule): LiveRule => ({
  ...compileRule(placed),
  steps: createChooseStep(placed.rule),
})

const rulesIn = (scripts: readonly Installed[]): number =>
  scripts.reduce((sum, { rules }) => sum + rules.length, 0)
