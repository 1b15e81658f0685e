import { writeNumber } from '../numbers.ts'
import type { Called, Happening } from './happening.ts'
import { oneLine, plainText } from './plain-text.ts'
import type { RecordedStep } from './record-turn.ts'
import { writeCost, writeTime } from './write-cost.ts'

/** A line of the tree, and how loud it is. */
export interface TreeLine {
  readonly text: string
  readonly tone?: 'quiet' | 'warning' | 'failure'
}

export interface TurnDrawing {
  /**
   * Lines for below those that stand: none is ever changed.
   *
   * @param step that has ended by what happened.
   */
  add(happening: Happening, step: RecordedStep | undefined): readonly TreeLine[]
  /** What goes on now; empty where nobody knows. */
  status(): string
  /** @param goesOn whether the turn does, with what the caller answers. */
  handOver(wanted: readonly string[], goesOn: boolean): readonly TreeLine[]
  end(text: string, tone?: TreeLine['tone']): TreeLine
}

interface Level {
  readonly prefix: string
  model: string
  /** Of the step that runs: tools that are wanted and begun. */
  uses: number
  begun: number
  open?: { readonly text: string; readonly below: string; readonly isDrawn?: boolean }
}

/** Characters of a line that say what came of a tool. */
const WIDEST = 100

export const createTurnDrawing = (): TurnDrawing => {
  const levels: Level[] = [{ prefix: '', model: '', uses: 0, begun: 0 }]
  let status = ''
  let steps = 0
  let lastFailure = ''
  const level = (): Level => levels.at(-1) ?? { prefix: '', model: '', uses: 0, begun: 0 }

  const drawStep = (at: Level, step: RecordedStep, uses: number): TreeLine => {
    at.uses = uses
    at.begun = 0
    const name = typeof step.step === 'number' ? `step ${step.step}` : step.step
    const model = step.model === at.model ? '' : `${oneLine(step.model, WIDEST)} · `
    at.model = step.model
    const tokens = `${writeNumber(step.inputTokens)} in, ${writeNumber(step.outputTokens)} out`
    const time = step.milliseconds === null ? '' : ` · ${writeTime(step.milliseconds)}`
    return { text: `${at.prefix}├─ ${name}  ${model}${tokens}${time} · ${writeCost(step.cost)}` }
  }

  /** A part of the step, and what stands before the lines that belong to it. */
  const branch = (at: Level, text: string): { text: string; below: string } => {
    at.begun += 1
    const isLast = at.begun >= at.uses
    return {
      text: `${at.prefix}│  ${isLast ? '└─' : '├─'} ${text}`,
      below: `${at.prefix}│  ${isLast ? '   ' : '│  '}`,
    }
  }

  const drawResult = (at: Level, text: string, milliseconds: number | undefined): TreeLine[] => {
    const { open } = at
    delete at.open
    const time = milliseconds === undefined ? '' : ` · ${writeTime(milliseconds)}`
    const told = open ?? branch(at, 'told by the caller')
    const result: TreeLine = {
      text: `${told.below}${oneLine(text, WIDEST) || '(nothing)'}`,
      tone: 'quiet',
    }
    return open?.isDrawn ? [result] : [{ text: `${told.text}${time}` }, result]
  }

  return {
    status: () => status,
    handOver: (wanted, goesOn) => [
      { text: `${goesOn ? '├─' : '└─'} hands over to you` },
      ...wanted.map(text => ({ text: `${goesOn ? '│' : ' '}  ${text}` })),
    ],
    end: (text, tone) => ({ text: `└─ ${text}`, ...(tone !== undefined && { tone }) }),
    add(happening, step) {
      const at = level()
      status = ''
      switch (happening.kind) {
        case 'asks':
          steps += 1
          status = `asking ${oneLine(happening.model, WIDEST)} (call ${steps})`
          return []
        case 'said':
          return step === undefined ? [] : [drawStep(at, step, happening.uses)]
        case 'thinks':
          return [{ text: `${at.prefix}│  ├─ “${oneLine(happening.text, WIDEST)}”`, tone: 'quiet' }]
        case 'calls': {
          const { call } = happening
          at.open = { ...branch(at, describeCall(call)), isDrawn: call.of === 'agent' }
          status = `waiting for ${oneLine(call.name, WIDEST)}`
          if (call.of !== 'agent') return []
          levels.push({ prefix: at.open.below, model: at.model, uses: 0, begun: 0 })
          return [{ text: at.open.text }]
        }
        case 'result': {
          if (happening.of !== 'agent' || levels.length === 1)
            return drawResult(at, happening.text, happening.milliseconds)
          levels.pop()
          const asker = level()
          delete asker.open
          const time = happening.milliseconds === undefined ? '' : ` · ${writeTime(happening.milliseconds)}`
          return [
            { text: `${at.prefix}└─ answers${time}` },
            { text: `${at.prefix}   ${oneLine(happening.text, WIDEST)}`, tone: 'quiet' },
          ]
        }
        case 'reprompt': {
          const { open } = at
          delete at.open
          const told =
            happening.isByTool && open !== undefined ? open : branch(at, 'a call that no tool takes')
          return [
            ...('isDrawn' in told && told.isDrawn ? [] : [{ text: told.text }]),
            { text: `${told.below}asked again: ${oneLine(happening.text, WIDEST)}`, tone: 'warning' },
          ]
        }
        case 'question':
          return [{ text: branch(at, 'asks back').text }]
        case 'guardrail':
          return [{ text: `${at.prefix}├─ the guardrail ${oneLine(happening.text, 40)}`, tone: 'warning' }]
        case 'failure': {
          // Told by each agent on its way up to the one that was asked.
          const { reason } = happening
          if (reason === lastFailure) return []
          lastFailure = reason
          const { open } = at
          if (open !== undefined) at.open = { ...open, isDrawn: true }
          return [
            ...(open === undefined || open.isDrawn ? [] : [{ text: open.text }]),
            {
              text: `${at.prefix}├─ ${plainText(reason).replaceAll(/\s+/g, ' ').slice(0, 1_000)}`,
              tone: 'failure',
            },
          ]
        }
      }
    },
  }
}

const describeCall = ({ of, name, arguments: given }: Called): string => {
  const plain = oneLine(name, WIDEST)
  if (of === 'agent') return `asks ${plain}: “${oneLine(given[0]?.[1] ?? '', WIDEST)}”`
  if (of === 'search') return `knowledge base ${plain} “${oneLine(given[0]?.[1] ?? '', WIDEST)}”`
  return `${plain}(${oneLine(given.map(([key, value]) => `${key}: ${value}`).join(', '), WIDEST)})`
}
