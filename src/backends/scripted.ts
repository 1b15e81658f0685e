import * as v from 'valibot'
import type { BackendKind } from './backend-kind.ts'
import { createScriptedBackend } from './scripted/create-scripted-backend.ts'

const settings = {
  script: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(4_096))),
  /** Checked as those of a file are. */
  rules: v.optional(v.array(v.unknown())),
}

/** Answers as a script says: for tests, which may install rules of their own over `/outcrop/scripts`. */
export const scripted: BackendKind<typeof settings> = { settings, create: createScriptedBackend }
