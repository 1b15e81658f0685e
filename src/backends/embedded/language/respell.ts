const list = (text: string): readonly string[] => text.trim().split(/\s+/)

/** What names a task or a form and is long enough to be known by all but one of its letters. */
const known: ReadonlySet<string> = new Set(
  list(`
    bullet bullets sentence sentences paragraph paragraphs numbered summary summaries summarise summarize summarised
    summarized summarising summarizing condense shorten overview highlights takeaways classify categorise categorize translate
    translation extract extraction rewrite rephrase paraphrase separated lowercase uppercase category categories sentiment
    question context document message
  `),
)
/** Words of their own that one letter tells from those above. */
const others: ReadonlySet<string> = new Set(
  list('ballet ballets mullet massage contest content converse bullied'),
)
const SHORTEST = 5
const LONGEST = 14

const withoutEach = (word: string): string[] =>
  Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1))

/** The known words by what is left of them without one letter. */
const byRest: ReadonlyMap<string, string> = new Map(
  [...known].flatMap(word => [word, ...withoutEach(word)].map(rest => [rest, word] as const)),
)

/** Of each word its first and last letter and its length, which tells most others apart at once. */
const outline = (word: string, length: number): string => `${word.charAt(0)}${word.at(-1)}${length}`
const outlines: ReadonlySet<string> = new Set(
  [...known].flatMap(word => [-1, 0, 1].map(more => outline(word, word.length + more))),
)

/** `sumarize` and `sentances` as they are meant: one letter left out, doubled, swapped or mistaken. */
export function respell(word: string): string {
  if (word.length < SHORTEST || word.length > LONGEST || !outlines.has(outline(word, word.length)))
    return word
  if (known.has(word) || others.has(word)) return word
  for (const rest of [word, ...withoutEach(word)]) {
    const meant = byRest.get(rest)
    if (meant !== undefined && meant.charAt(0) === word.charAt(0) && meant.at(-1) === word.at(-1))
      return meant
  }
  return word
}
