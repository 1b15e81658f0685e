/** One of the answers to choose from, as the instruction spells it. */
export interface Label {
  readonly name: string
  /** What the instruction says that the label is for; else empty. */
  readonly description: string
  /** The letter or number before it in a list of choices: `A`, `2`. */
  readonly key?: string
}

/** A set of labels, and where a text offers it. */
export interface LabelSet {
  readonly labels: readonly Label[]
  readonly start: number
  readonly end: number
  /** How sure it is that these are labels. */
  readonly rank: number
  /** The same labels offered at another place. */
  readonly again?: LabelSet
}
