import { knownList } from '../language/known-lists.ts'
import { nounPhrases } from '../language/noun-phrases.ts'
import { stem } from '../language/stem.ts'
import { words } from '../language/words.ts'
import type { Assignment } from '../read-assignment.ts'
import { layOut } from './lay-out.ts'

const DEFAULT = 5
const MOST = 30
const LONGEST_WORDS = 3
const asks = /\b(?:key ?words?|key[- ]terms?|key ?phrases?|hash ?tags?|seo tags|index terms)\b/i
const tagging = /\btags?\b/i
const chosen =
  /\b(?:one of|choose|pick|from (?:the|these|this)|following (?:tags|labels)|allowed|category|categories)\b/i

/** What a text is about, in its own noun phrases: those said most and earliest first. */
export function keywordsOf(material: string, count: number): string[] {
  const phrases = nounPhrases(material).filter(
    ({ text, number }) => number === '' && text.split(' ').length <= LONGEST_WORDS && text.length > 2,
  )
  const weights = new Map<string, { text: string; weight: number }>()
  const said = words(material).map(stem)
  for (const [index, { text, isName }] of phrases.entries()) {
    const key = text.toLowerCase()
    if (weights.has(key) || knownList([text])?.length === 0) continue
    const repeated = words(text).reduce(
      (sum, word) => sum + said.filter(base => base === stem(word)).length,
      0,
    )
    weights.set(key, {
      text: isName ? text : key,
      weight:
        repeated / words(text).length + (isName ? 0.5 : 0) + (text.includes(' ') ? 0.4 : 0) - index * 0.03,
    })
  }
  return [...weights.values()]
    .sort((one, other) => other.weight - one.weight)
    .slice(0, count)
    .map(({ text }) => text)
}

/** Keywords, tags or hashtags of a text, where a request wants some that it does not offer to choose from. */
export function keywords({ instruction, demands, material, prompt, shape }: Assignment): string | undefined {
  const asked = `${demands} ${instruction}`
  const wantsTags = tagging.test(asked) && !chosen.test(asked) && shape.form === 'commas'
  if (/#\p{L}/u.test(material) || /^\W*(?:extract|find|which|what|pull)\b[^.\n]*\btags?\b/i.test(instruction))
    return undefined
  if (material === '' || material === prompt.text || !(asks.test(asked) || wantsTags)) return undefined
  const count = Math.min(shape.count ?? shape.most ?? DEFAULT, MOST)
  const found = keywordsOf(material, count)
  if (found.length === 0) return undefined
  const hashed = /\bhash ?tags?\b/i.test(asked)
  const written = hashed ? found.map(text => `#${text.replaceAll(/[^\p{L}\p{N}]/gu, '')}`) : found
  if (/\bjson\b|\barray\b/i.test(asked)) return JSON.stringify(written)
  return shape.form === undefined || shape.form === 'commas' ? written.join(', ') : layOut(written, shape)
}
