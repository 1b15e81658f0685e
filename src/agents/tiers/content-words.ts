/** Words that are in any sentence, and say nothing of what it is about. */
const GRAMMAR = new Set(
  `about above after all also an and any are as at be been before being below but by can could did do does doing each every few
  for from get gets had has have having he her here him his how i if in into is it its just know let like look looks many may me
  might more most much must my need no not of off on one or other our out over please shall she should so some such tell than
  that the their them then there these they this those to too under up us use uses using very want was we were what when where
  which while who whom whose why will with would yes you your still being user users customer customers given search searches
  knowledge base find finds found show shows give gives return information details detail ask asks`.split(
    /\s+/,
  ),
)

/** What a word begins with tells it in its other forms as well. */
const STEM = 6
/** Of a longer text the rest is not read. */
const LONGEST = 20_000

/** What a text is about: its words without those of grammar, cut to what their forms have in common. */
export const contentWords = (text: string): Set<string> => {
  const words = text
    .slice(0, LONGEST)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
  return new Set((words ?? []).filter(word => word.length > 1 && !GRAMMAR.has(word)).map(toStem))
}

const toStem = (word: string): string =>
  (word.length > 3 ? word.replace(/(?:ies|es|s|y|e)$/, '') : word).slice(0, STEM)
