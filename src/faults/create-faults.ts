import { randomUUID } from 'node:crypto'
import { accessDeniedException, resourceNotFoundException, validationException } from '../errors.ts'
import { createGlobs } from '../inference/glob.ts'
import type { Principal } from '../principal.ts'
import type { Fault, FaultRule } from './fault.ts'
import { parseFault } from './parse-fault.ts'

/** One call, as a rule sees it. */
export interface FaultCall {
  readonly operation: string
  readonly model: string
  readonly principal: Principal
  /** `x-outcrop-fault`: what the caller asks to go wrong in this call. */
  readonly header: string | undefined
}

/** What a caller writes of a rule. */
export interface FaultDraft {
  readonly fault: string
  readonly operation?: string | undefined
  readonly model?: string | undefined
  readonly times?: number | undefined
  readonly probability?: number | undefined
}

/** Rules of faults, each caller's own: those of one access key never meet another's calls. */
export interface Faults {
  /** @throws AccessDeniedException for a header where the configuration allows none, ValidationException for a wrong one. */
  find(call: FaultCall): Fault | undefined
  /** @throws ValidationException */
  add(principal: Principal, draft: FaultDraft): FaultRule
  list(principal: Principal): readonly FaultRule[]
  /** One, or all of the caller's. @throws ResourceNotFoundException */
  remove(principal: Principal, id?: string): void
  clear(): void
}

export interface FaultsOptions {
  readonly allowed: boolean
  /** From 0 up to 1. */
  readonly random: () => number
}

const MOST_RULES = 1_000

interface Kept {
  readonly rule: FaultRule
  readonly caller: string
  readonly matches: (operation: string, model: string) => boolean
  left: number
}

export const createFaults = ({ allowed, random }: FaultsOptions): Faults => {
  let rules: Kept[] = []
  const requireAllowed = () => {
    if (allowed) return
    throw accessDeniedException('Faults are not allowed by the configuration of this server.', {
      hint: 'faults: allow in the configuration lets callers ask for faults; the preset laptop does.',
    })
  }
  const callerOf = ({ arn, accessKeyId }: Principal): string => accessKeyId ?? arn

  return {
    find({ operation, model, principal, header }) {
      if (header !== undefined) {
        requireAllowed()
        return parseFault(header)
      }
      if (rules.length === 0) return undefined
      const caller = callerOf(principal)
      const kept = rules.find(
        each => each.caller === caller && each.left > 0 && each.matches(operation, model),
      )
      if (kept === undefined || random() >= kept.rule.probability) return undefined
      kept.left -= 1
      return kept.rule.fault
    },

    add(principal, { fault: text, operation = '*', model = '*', times, probability = 1 }) {
      requireAllowed()
      if (rules.length >= MOST_RULES) throw validationException(`There are ${MOST_RULES} rules: remove some.`)
      const rule: FaultRule = {
        id: randomUUID(),
        fault: parseFault(text),
        text,
        operation,
        model,
        ...(times !== undefined && { times }),
        probability,
      }
      const [isOperation, isModel] = [createGlobs([operation]), createGlobs([model])]
      rules.push({
        rule,
        caller: callerOf(principal),
        matches: (name, id) => isOperation(name) && isModel(id),
        left: times ?? Number.POSITIVE_INFINITY,
      })
      return rule
    },

    list: principal => rules.filter(({ caller }) => caller === callerOf(principal)).map(({ rule }) => rule),

    remove(principal, id) {
      const caller = callerOf(principal)
      const isMeant = ({ caller: owner, rule }: Kept) =>
        owner === caller && (id === undefined || rule.id === id)
      if (id !== undefined && !rules.some(isMeant))
        throw resourceNotFoundException(`There is no fault ${id}.`)
      rules = rules.filter(each => !isMeant(each))
    },

    clear() {
      rules = []
    },
  }
}
