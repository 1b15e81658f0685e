import type { TurnInput } from './turn.ts'

/** What the user asked, also where the turn goes on. */
export const questionOf = (input: TurnInput): string => {
  if ('text' in input) return input.text
  return input.resumes.messages[0]?.content?.flatMap(({ text }) => text ?? []).join('\n') ?? ''
}
