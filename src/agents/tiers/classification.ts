/** Whether a question goes past the loop. */
export interface Classification {
  readonly isSimple: boolean
  /** For the log. */
  readonly reason: string
}
