import { firstWord } from './words.ts'

/** Words that begin what a system text demands rather than states. */
const openings: ReadonlySet<string> = new Set(
  (
    "you your answer reply respond use be do don't never always if when unless please keep only write return output " +
    'classify categorise categorize label triage sort assign tag route rate summarise summarize condense follow ensure ' +
    'avoid say provide give make here below act limit format choose pick select decide determine identify detect read ' +
    'translate rewrite extract quote cite base ignore speak stay think one exactly'
  ).split(' '),
)

/** Whether a sentence tells the model what to do: "You are ...", "Reply with ...", "If ..., say ...". */
export const isRule = (sentence: string): boolean => openings.has(firstWord(sentence))
