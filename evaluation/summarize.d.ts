export interface Rate {
  readonly passed: number
  readonly asked: number
  readonly percent: number | null
}

export interface Row {
  readonly name: string
  readonly development: Rate
  readonly heldOut: Rate
  readonly kinds: readonly Omit<Row, 'kinds'>[]
}

interface Result {
  readonly half: string
  readonly kind: string
  readonly misses: readonly string[]
}

export const readSummary: (results: Readonly<Record<string, readonly Result[]>>) => Row[]
export const toTable: (summary: readonly Row[]) => string
