import { readAssignment } from '../read-assignment.ts'
import { clip, type Prompt } from '../read-prompt.ts'
import { answerQuestion } from '../tasks/answer-question.ts'
import { defaultReply } from '../tasks/not-found-reply.ts'
import { extract } from '../tasks/summarise.ts'

const mark = /^\[\d{1,4}\] /

/** Whether a result is what a knowledge base found: `[1] ...`. */
export const isPassages = (text: string): boolean => text.startsWith('[1] ')

const NOTHING = 'I found nothing about that.'

/** Answers a question in the words of passages. */
export function answerFromPassages(text: string, question: string): string {
  const passages = text.split(/\n\n(?=\[\d{1,4}\] )/).map(one => one.replace(mark, '').trim())
  const prompt: Prompt = {
    system: '',
    text: question,
    earlier: [],
    documents: passages.map(clip),
    unreadable: new Set(),
    outcomes: [],
    prefill: '',
  }
  const answered = answerQuestion(readAssignment(prompt))
  if (answered !== undefined) return answered === defaultReply ? NOTHING : answered
  const told = extract(clip(passages.join('\n\n')), question, {})
  return told === '' ? NOTHING : told
}
