import { answerTasks } from '../../workers/answer-tasks.ts'
import type { ParsedDocument } from '../parsed-document.ts'
import { boundAllocations } from './bound-allocations.ts'
import { parseDocument } from './parse-document.ts'
import type { SourceFile } from './source-file.ts'
import { UnreadableDocument } from './unreadable-document.ts'

/** Between threads an error keeps its message alone. */
export type ParseOutcome = { readonly document: ParsedDocument } | { readonly reason: string }

boundAllocations()
answerTasks(async (file: SourceFile): Promise<ParseOutcome> => {
  try {
    return { document: await parseDocument(file) }
  } catch (error) {
    if (error instanceof UnreadableDocument) return { reason: error.message }
    throw error
  }
})
