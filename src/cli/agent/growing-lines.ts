import type { TreeLine } from './draw-turn.ts'

/** Lines that come one after the other; on a terminal what goes on now stands below them. */
export interface GrowingLines {
  write(lines: readonly TreeLine[], status?: string): void
  end(): void
}

interface Terminal {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

const CLEAR = '\r\u001b[2K'
const codes = { quiet: 2, warning: 33, failure: 31 } as const
const NARROW = 40

/** @param hasColors only ever of a terminal. */
export const createGrowingLines = (terminal: Terminal, hasColors: boolean): GrowingLines => {
  const { isTTY = false } = terminal
  let hasStatus = false

  const paint = ({ text, tone }: TreeLine): string =>
    tone === undefined || !isTTY || !hasColors ? text : `\u001b[${codes[tone]}m${text}\u001b[0m`

  return {
    write(lines, status = '') {
      const cleared = hasStatus ? CLEAR : ''
      hasStatus = isTTY && status !== ''
      const shown = hasStatus ? paint({ text: cut(`⋯ ${status}`, terminal.columns), tone: 'quiet' }) : ''
      const text = lines.map(line => `${paint(line)}\n`).join('')
      // In one write: nothing flickers.
      if (cleared + text + shown !== '') terminal.write(cleared + text + shown)
    },
    end() {
      if (hasStatus) terminal.write(CLEAR)
      hasStatus = false
    },
  }
}

/** What is wrapped cannot be written over. */
const cut = (text: string, columns = 80): string => [...text].slice(0, Math.max(NARROW, columns) - 1).join('')
