import { type Quotation, quotations } from '../language/quotations.ts'
import { stem } from '../language/stem.ts'
import { type Token, tokens } from '../language/tokens.ts'

/** A text that values are taken from, read once. */
export interface Source {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly stems: readonly string[]
  /** Every stem and word in lower case. */
  readonly said: ReadonlySet<string>
  readonly quotations: readonly Quotation[]
}

export function readSource(text: string): Source {
  const found = tokens(text)
  const stems = found.map(({ lower }) => stem(lower))
  const said = new Set([...stems, ...found.map(({ lower }) => lower)])
  return { text, tokens: found, stems, said, quotations: quotations(text) }
}
