import { sentences } from './sentences.ts'
import { stopWords } from './stop-words.ts'

/** What opens a sentence without saying anything. */
const openings =
  /^(?:dear [^,.!]{1,40}[,:!]|(?:hi|hello|hey)(?: [^,.!]{1,30})?[,:!]|(?:please note|note|as you know|as you may know|be aware|i am writing to (?:say|tell you)|we would like to (?:inform|tell) you|we are (?:pleased|happy|sorry) to (?:inform|tell) you|i (?:just )?want(?:ed)? to (?:say|tell you)|it (?:should be|is) noted)(?: that)?,?|(?:anyway|however|moreover|furthermore|in addition|also|meanwhile|by the way|so|but|and|now|nevertheless|in fact|of course)[:,]?)\s+/i
/** Where a sentence may end before its end, the more readily the further up. */
const clauseStarts: readonly RegExp[] = [
  /(?:;|:|\u2014|\u2013| -) /g,
  /, (?:which|who|whose|where|although|though|because|since|while|whereas|as|so|but|and|or|if|unless|when|after|before|including|such as|with|for)\b/gi,
  /,? (?:because|although|though|whereas|while|unless|so that|which|since|after|before|until|when)\b/gi,
  /, /g,
  / (?:and|or|but|in|on|at|from|with|for|by|near|to|during|of)\b/gi,
]

const leads =
  /^(?:due to|because|after|although|though|while|when|whenever|as|if|since|following|despite|in spite of|owing to|thanks to|before|during|given)\b/i

export const countWords = (text: string): number =>
  text.split(/\s+/).filter(word => /[\p{L}\p{N}]/u.test(word)).length

/** A sentence without the words that only lead to what it says. */
export function withoutOpening(sentence: string): string {
  let bare = sentence
  for (let again = 0; again < 3; again++) {
    const rest = bare.replace(openings, '')
    if (rest === bare || countWords(rest) < 3) break
    bare = rest
  }
  return bare === sentence ? sentence : `${bare.charAt(0).toUpperCase()}${bare.slice(1)}`
}

/** The same without what stands in brackets. */
export const plain = (sentence: string): string =>
  withoutOpening(sentence.replaceAll(/ ?\([^()]{0,120}\)/g, ''))

const ended = (text: string): string => `${text.replace(/[\s,;:.\u2013\u2014-]+$/, '')}.`

/** "Due to a fault, all trains are late" without its lead. */
function withoutLead(sentence: string): string {
  const comma = sentence.indexOf(', ')
  if (comma < 0 || !leads.test(sentence)) return sentence
  const rest = sentence.slice(comma + 2)
  return countWords(rest) < 3 ? sentence : `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`
}

/** As much of one sentence as fits, up to the end of a clause where that keeps half of what may be kept. */
function clip(whole: string, limit: number): string {
  const sentence = withoutLead(whole)
  if (countWords(sentence) <= limit) return ended(sentence)
  const parts = sentence.split(/\s+/).slice(0, limit)
  const most = parts.join(' ')
  for (const starts of clauseStarts) {
    let end = -1
    for (const match of sentence.matchAll(starts)) if (match.index <= most.length) end = match.index
    if (end > 0 && countWords(sentence.slice(0, end)) * 2 >= Math.min(limit, 16))
      return ended(sentence.slice(0, end))
  }
  while (parts.length > 1 && stopWords.has((parts.at(-1) ?? '').toLowerCase().replace(/\W+$/, '')))
    parts.pop()
  return ended(parts.join(' '))
}

/** A text of at most so many words: whole sentences where they fit, else the beginning of the first. */
export function shorten(text: string, limit: number): string {
  if (countWords(text) <= limit) return text
  const all = sentences(text)
  const kept: string[] = []
  let left = limit
  for (const sentence of all) {
    const bare = countWords(sentence) <= left ? sentence : plain(sentence)
    const size = countWords(bare)
    if (size > left || size === 0) continue
    kept.push(bare)
    left -= size
  }
  return kept.length > 0 ? kept.join(' ') : clip(plain(all[0] ?? text), limit)
}
