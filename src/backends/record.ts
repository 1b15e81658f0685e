import * as v from 'valibot'
import type { BackendKind } from './backend-kind.ts'
import { createRecordBackend } from './record/create-record-backend.ts'

const settings = {
  of: v.pipe(v.string(), v.minLength(1), v.maxLength(63)),
  folder: v.pipe(v.string(), v.minLength(1), v.maxLength(4_096)),
  keepDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(36_500))),
}

/** Another backend, each call of which is written to a file that `replay` answers from. */
export const record: BackendKind<typeof settings> = { settings, create: createRecordBackend }
