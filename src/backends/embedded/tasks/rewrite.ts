import type { Assignment } from '../read-assignment.ts'
import type { Prompt } from '../read-prompt.ts'
import { readDialogue } from '../rewriting/dialogue.ts'
import { expandQuery } from '../rewriting/queries.ts'
import { type Rewriting, readRewriting } from '../rewriting/read-rewriting.ts'
import { standalone } from '../rewriting/standalone.ts'
import { writeTitle } from '../rewriting/title.ts'

function asList(queries: readonly string[], instruction: string): string {
  if (/\bjson\b/i.test(instruction)) {
    const key = /\{\s*"(\w{1,30})"\s*:/.exec(instruction)?.[1]
    return JSON.stringify(key === undefined ? queries : { [key]: queries })
  }
  if (/\bnumbered\b/i.test(instruction) && !/\b(?:no|not|without|un)[ -]?number/i.test(instruction))
    return queries.map((query, index) => `${index + 1}. ${query}`).join('\n')
  return /\bbullet/i.test(instruction) ? queries.map(query => `- ${query}`).join('\n') : queries.join('\n')
}

function write(rewriting: Rewriting, prompt: Prompt): string | undefined {
  if (rewriting.kind === 'title')
    return rewriting.text === '' ? undefined : writeTitle(rewriting.text, rewriting.most)
  if (rewriting.kind === 'queries')
    return rewriting.text === ''
      ? undefined
      : asList(expandQuery(rewriting.text, rewriting.most), rewriting.instruction)
  const dialogue = readDialogue(prompt)
  return dialogue && standalone(dialogue)
}

/** A standalone question, a title or other ways to ask, where one of them is wanted. */
export function rewrite({ prompt }: Assignment): string | undefined {
  const rewriting = readRewriting(prompt)
  return rewriting && write(rewriting, prompt)
}
