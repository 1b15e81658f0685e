/** Of one agent: which of its questions one call of the model answers. */
export interface TierSettings {
  readonly classifier: 'rules' | 'embedded' | { readonly model: string }
  /** The share of turns that are answered both ways, to compare. */
  readonly sample: number
}
