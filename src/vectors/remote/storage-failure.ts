import { BedrockException } from '../../errors.ts'

const HINT =
  'It is the storage that the setting knowledgeBases.storages has for this knowledge base: see that it runs, and that its address and credentials there are right.'

/** What a storage elsewhere does not do. Its message is for whoever calls: it never holds credentials or a whole address. */
export class StorageFailure extends BedrockException {
  /** Of the answer; absent where there was none. */
  readonly answered: number | undefined

  constructor(
    message: string,
    { status, cause }: { readonly status?: number; readonly cause?: unknown } = {},
  ) {
    super('DependencyFailedException', 424, message, { cause, hint: HINT })
    this.answered = status
  }
}
