import { BedrockException } from '../../errors.ts'

/** What a storage elsewhere does not do. Its message is for whoever calls: it never holds an address or credentials. */
export class StorageFailure extends BedrockException {
  /** Of the answer; absent where there was none. */
  readonly answered: number | undefined

  constructor(
    message: string,
    { status, cause }: { readonly status?: number; readonly cause?: unknown } = {},
  ) {
    super('DependencyFailedException', 424, message, { cause })
    this.answered = status
  }
}
