import { stem } from './stem.ts'
import { stopWords } from './stop-words.ts'
import { words } from './words.ts'

/** The stems of a text's words that carry matter, in order, repeats kept. */
export function contentStems(text: string): string[] {
  const stems: string[] = []
  for (const word of words(text)) if (!stopWords.has(word)) stems.push(stem(word))
  return stems
}
