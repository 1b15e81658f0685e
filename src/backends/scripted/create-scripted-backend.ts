import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { ConverseRequest } from '@aws-sdk/client-bedrock-runtime'
import { countTokens } from '../../conversation/count-tokens.ts'
import { counterFor } from '../../conversation/token-counters/index.ts'
import { type BedrockException, toBedrockException, validationException } from '../../errors.ts'
import type { Backend, Call, Generation } from '../backend.ts'
import type { BackendSetup } from '../backend-kind.ts'
import { waitUntil } from '../embedded/wait-until.ts'
import { answerEvents } from './answer-events.ts'
import type { Asked } from './asked.ts'
import { exceptionNamed } from './exceptions.ts'
import { fillTemplate } from './fill-template.ts'
import { ownerOf, usualScope } from './owner.ts'
import { type Death, lastAt, type Plan, play } from './play.ts'
import { readAsked } from './read-asked.ts'
import { checkScript, type PlacedRule, readScript } from './read-script.ts'
import type { Resettable } from './resettable.ts'
import type { Step } from './rule-schema.ts'
import { createScripts, type LiveRule, type Scripts } from './scripts.ts'
import { SettingError } from './setting-error.ts'

export interface ScriptedSettings {
  /** Path of a file of rules. */
  readonly script?: string | undefined
  /** Rules in the configuration itself; they come before the file's. */
  readonly rules?: readonly unknown[] | undefined
}

export interface ScriptedBackend extends Resettable {
  readonly scripts: Scripts
}

export const isScripted = (backend: Backend): backend is ScriptedBackend => 'scripts' in backend

/** Plays what a script says. @throws SettingError for a script that cannot be. */
export const createScriptedBackend = (
  { script, rules }: ScriptedSettings,
  { name }: Pick<BackendSetup, 'name'>,
): ScriptedBackend => {
  const scripts = createScripts([...inlineRules(rules, name), ...fileRules(script, name)])

  return {
    scripts,
    reset: () => scripts.reset(),
    async converse(request, call) {
      const { signal, clocks, principal, requestId, streaming } = call
      signal.throwIfAborted()
      const startedAt = clocks.wall.now()
      const asked = readAsked(request, call)
      const rule = findRule(scripts.inOrder(principal), asked)
      const write = (outcome: string) =>
        scripts.journal.add(
          {
            time: new Date(startedAt).toISOString(),
            requestId,
            ...(principal.accessKeyId !== undefined && { accessKeyId: principal.accessKeyId }),
            ...asked,
            streaming,
            ...(rule !== undefined && { rule: rule.title }),
            outcome,
          },
          principal,
        )
      try {
        if (rule === undefined) throw noRule(scripts.inOrder(principal), asked)
        const step = rule.steps.next(ownerOf(usualScope(principal), principal)) ?? ended(rule)
        const generation = await perform(step, request, asked, call, { name, startedAt })
        write(step.dieAfter === undefined ? 'answered' : `died after ${step.dieAfter}`)
        return generation
      } catch (error) {
        write(signal.aborted ? 'left' : toBedrockException(error).name)
        throw error
      }
    },
  }
}

const inlineRules = (rules: readonly unknown[] | undefined, name: string): readonly PlacedRule[] => {
  if (rules === undefined || rules.length === 0) return []
  return checkScript({ rules }, path => `backends.${[name, ...path].join('.')}`).rules
}

const fileRules = (script: string | undefined, name: string): readonly PlacedRule[] => {
  if (script === undefined) return []
  const path = resolve(script)
  try {
    return readScript(readFileSync(path, 'utf8'), basename(path)).rules
  } catch (cause) {
    if (cause instanceof SettingError) throw cause
    throw new SettingError(`"backends.${name}.script" names ${path}, which is not a file that can be read.`, {
      cause,
    })
  }
}

/** Many expressions on a long text must not hold up everybody else. */
const LONGEST_SEARCH_MS = 1_000

/** @throws ValidationException where it takes too long. */
const findRule = (rules: readonly LiveRule[], asked: Asked): LiveRule | undefined => {
  const started = performance.now()
  return rules.find((rule, index) => {
    if (performance.now() - started > LONGEST_SEARCH_MS)
      throw validationException('The rules of the script take too long to match.', {
        hint: `${index} of ${rules.length} were asked within a second. Let the first ones match by model or turn, and the expressions be simpler.`,
      })
    return rule.misses(asked).length === 0
  })
}

const perform = async (
  step: Step,
  request: ConverseRequest,
  asked: Asked,
  call: Call,
  { name, startedAt }: { readonly name: string; readonly startedAt: number },
): Promise<Generation> => {
  const { clocks, signal, streaming } = call
  const { answer, delay = 0, pace } = step
  const firstAt = startedAt + delay
  if (answer === undefined) {
    await waitUntil(firstAt, clocks.wall, signal)
    throw exceptionOf(step, asked)
  }
  const counted = call.inputTokens ?? countTokens(request, counterFor(asked.model))
  const plan: Plan = {
    ...answerEvents(answer, asked, streaming, counted),
    startedAt,
    firstAt,
    tokenMs: pace === undefined ? 0 : 1_000 / pace,
    death: deathOf(step, asked),
  }
  await waitUntil(streaming ? firstAt : lastAt(plan), clocks.wall, signal)
  const { inputTokens = counted, cacheReadInputTokens, cacheWriteInputTokens } = answer.usage ?? {}
  return {
    served: {
      backend: name,
      inputTokens: inputTokens + (cacheReadInputTokens ?? 0) + (cacheWriteInputTokens ?? 0),
      // A script that says what a cache did is believed.
      ...((cacheReadInputTokens ?? cacheWriteInputTokens) !== undefined && { cachesPrompts: true }),
    },
    events: play(plan, call),
  }
}

const deathOf = (step: Step, asked: Asked): Death | undefined => {
  if (step.dieAfter === undefined) return undefined
  return step.cut ? { after: step.dieAfter } : { after: step.dieAfter, exception: exceptionOf(step, asked) }
}

const exceptionOf = ({ error }: Step, asked: Asked): BedrockException => {
  const { name = 'ModelStreamErrorException', message, hint = 'A script says so.', ...members } = error ?? {}
  return exceptionNamed(name, message && fillTemplate(message, asked), { hint, members })
}

const ended = ({ title }: LiveRule): never => {
  throw validationException('The sequence of answers has ended.', {
    hint: `The rule ${title} says then: error, and all of its answers were given.`,
  })
}

/** Not an error that another backend is tried after: a test that no rule fits must say so. */
const noRule = (rules: readonly LiveRule[], asked: Asked): BedrockException => {
  const [nearest] = rules
    .map(rule => ({ rule, misses: rule.misses(asked) }))
    .sort((a, b) => a.misses.length - b.misses.length || b.rule.conditions - a.rule.conditions)
  return validationException('No rule of the script matches this call.', {
    hint:
      nearest === undefined
        ? 'The script has no rules: POST them to /outcrop/scripts, or set script or rules of the backend.'
        : `The nearest rule is ${nearest.rule.title}: ${nearest.misses.join('; ')}.`,
  })
}
