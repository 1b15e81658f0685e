import type { AttachedKnowledgeBase } from '../agent-definition.ts'
import { contentWords } from './content-words.ts'

/** The one whose description has most of the question's words; the first of several. */
export const chooseBase = (
  question: string,
  bases: readonly AttachedKnowledgeBase[],
): AttachedKnowledgeBase | undefined => {
  const words = contentWords(question)
  const scored = bases.map(base => {
    const own = contentWords(base.description)
    return { base, score: [...words].filter(word => own.has(word)).length }
  })
  const best = Math.max(...scored.map(({ score }) => score))
  return scored.find(({ score }) => score === best)?.base
}
