import type { ReadText } from './read-text.ts'

const troubles =
  /\b(?:has|have|had|having|got) (?:had )?((?:an? |the )?(?:(?:bad|severe|sore|slight|terrible|constant|high|itchy|swollen|broken|dry|runny|stiff) )?(?:throat|fever|headache|migraine|cough|cold|rash|pain|ache|nausea|cramps?|backache|toothache|earache|temperature|nose|knee|ankle|back|neck|problem\w*|trouble|issues?)[^.,;!?\n]{0,40}?)(?= since| for| and| but| after|[.,;!?\n]|$)|\b(?:(?:complain\w*|suffer\w*) (?:of|from|about)|(?:comes?|came|presents?|reports?|arrived|delivered) with(?: an?| the)?)\s+([^.,;!?\n]{3,80})|\b((?:does not|doesn't|(?:do not|don't)(?! (?:want|need|know|think|understand|mind|like|see|have))|smells?|overheats?|crash\w*|freezes|flickers?|rattles?|blinks?|squeaks?|makes? an? (?:\w+ )?noise|fell off|came off|burn(?:s|t|ed)|won't|will not|cannot|can't|no longer|keeps?|stopped|stops|leaks?|leaking|is (?:broken|damaged|missing|stuck|cracked|leaking|faulty|torn|late|not [a-z]+)|are (?:broken|damaged|missing|late)|broke|arrived (?:broken|damaged|late)|has (?:not|a crack|a hole)|never)\b[^.,;!?\n]{0,80})/i

/** What is wrong, in the text's words. */
export function findTrouble({ text }: ReadText): string | undefined {
  const found = troubles.exec(text.slice(0, 8_000))
  return (found?.[1] ?? found?.[2] ?? found?.[3])?.trim().replace(/^(?:an?|the) /i, '')
}
