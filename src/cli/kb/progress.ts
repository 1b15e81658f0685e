import { drawBar, writeNumber } from '../numbers.ts'

/** How far something has come. */
export interface State {
  readonly name: string
  readonly done: number
  /** Undefined where nobody knows. */
  readonly total?: number | undefined
  readonly failed?: number
}

export interface Progress {
  show(state: State): void
  /** Takes away what only showed how far it was. */
  end(): void
}

interface Terminal {
  readonly isTTY?: boolean
  write(text: string): unknown
}

const BAR = 24
/** Milliseconds between two plain lines. */
const LINES = 5_000

/**
 * On a terminal a line that is written over; elsewhere a line now and then and at the end, so that a log stays short.
 *
 * @param now in milliseconds.
 */
export const createProgress = (terminal: Terminal, now: () => number): Progress => {
  const start = now()
  let part: { readonly name: string; readonly start: number; readonly done: number } | undefined
  let lined: { readonly at: number; readonly name: string; readonly isWhole: boolean } | undefined
  let hasLine = false
  return {
    show(state) {
      // What follows something else may have begun before it is looked at: its rate is that of what is seen.
      if (part === undefined) part = { name: state.name, start, done: 0 }
      else if (state.name !== part.name) part = { name: state.name, start: now(), done: state.done }
      const text = describe(state, state.done - part.done, now() - part.start)
      if (terminal.isTTY) {
        terminal.write(`\r\u001b[2K${bar(state)}${text}`)
        hasLine = true
        return
      }
      const isWhole = state.total !== undefined && state.done >= state.total
      const isNews = lined?.name !== state.name || now() - lined.at >= LINES || (isWhole && !lined.isWhole)
      if (!isNews) return
      lined = { at: now(), name: state.name, isWhole }
      terminal.write(`${text}\n`)
    },
    end() {
      if (hasLine) terminal.write('\r\u001b[2K')
      hasLine = false
    },
  }
}

const bar = ({ done, total }: State): string =>
  total === undefined || total === 0 ? '' : `${drawBar(Math.min(1, done / total), BAR).padEnd(BAR)} `

const describe = ({ name, done, total, failed = 0 }: State, seen: number, elapsed: number): string => {
  if (total === undefined && done === 0) return `${name} ...`
  const of = total === undefined ? '' : ` of ${writeNumber(Math.max(done, total))}`
  const lost = failed === 0 ? '' : `, ${writeNumber(failed)} failed`
  return `${name}: ${writeNumber(done)}${of}${lost}${seen > 0 && elapsed > 0 ? `, ${writeRate(seen, elapsed)}` : ''}`
}

/** `12.3 a second`. */
export const writeRate = (count: number, milliseconds: number): string =>
  `${milliseconds <= 0 ? '0.0' : ((count * 1_000) / milliseconds).toFixed(1)} a second`
