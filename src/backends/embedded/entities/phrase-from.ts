import type { Segment } from './segment.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Words that a phrase does not go over. */
export const endsPhrase = list(
  'you we i they he she it to from for with by at on in until before after and but who which that is are was were will would has have had because since if when while than into of once twice two three four five six seven eight nine ten eleven twelve twenty thirty daily yesterday today tomorrow ago every per should must can may',
)
const LONGEST_PHRASE = 8
/** "Platform 4": nouns that a number belongs to. */
const numbered = list('platform level floor room gate bay line bus tram track terminal deck zone')

/** The words from `from` on that belong together, up to a mark, a verb or a preposition. */
export function phraseFrom(segment: Segment, from: number): string | undefined {
  let end = from
  while (end < segment.words.length && end - from < LONGEST_PHRASE) {
    const word = segment.words[end]
    const last = segment.words[end - 1]
    if (!word) break
    if (
      end > from &&
      last &&
      /[^\s'"-]/.test(segment.text.slice(last.end - segment.start, word.start - segment.start))
    )
      break
    const isModel =
      /^\d/.test(word.text) && (/^\p{Lu}/u.test(last?.text ?? '') || numbered.has(last?.lower ?? ''))
    if (end > from && (endsPhrase.has(word.lower) || (/^\d/.test(word.text) && !isModel))) break
    end++
  }
  const first = segment.words[from]
  const last = segment.words[end - 1]
  return first && last && end > from
    ? segment.text.slice(first.start - segment.start, last.end - segment.start)
    : undefined
}

export const articles = list('a an the our my your his her their some one')
export const withoutArticle = (phrase: string): string => {
  const [first = '', ...rest] = phrase.split(' ')
  return articles.has(first.toLowerCase()) && rest.length > 0 ? rest.join(' ') : phrase
}
