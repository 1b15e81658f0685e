import { RE2JS } from 're2js'
import * as v from 'valibot'
import type { BackendKind } from './backend-kind.ts'
import { createReplayBackend } from './replay/create-replay-backend.ts'

const isExpression = (text: string): boolean => {
  try {
    RE2JS.compile(text)
    return true
  } catch {
    return false
  }
}

const settings = {
  folder: v.pipe(v.string(), v.minLength(1), v.maxLength(4_096)),
  timing: v.optional(v.picklist(['skip', 'real'])),
  speed: v.optional(v.pipe(v.number(), v.minValue(0.01), v.maxValue(10_000))),
  ignore: v.optional(
    v.pipe(
      v.array(
        v.pipe(
          v.string(),
          v.minLength(1),
          v.maxLength(1_000),
          v.check(isExpression, "must be a regular expression in RE2's form"),
        ),
      ),
      v.maxLength(100),
    ),
  ),
}

/** Answers from what `record` wrote, without any network. */
export const replay: BackendKind<typeof settings> = { settings, create: createReplayBackend }
