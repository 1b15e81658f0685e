const STOP_WORDS = new Set(
  (
    'a about above after again all also am an and any are as at be been before being but by can could did do does for from had has have having he her ' +
    'here him his how i if in into is it its itself me more most my no nor not of off on once only or other our out over own same she should so some ' +
    'such than that the their them then there these they this those through to too under until up very was we were what when where which while who ' +
    'whom why will with would you your'
  ).split(' '),
)

const ENDINGS = [
  'ational',
  'ations',
  'ation',
  'ments',
  'ment',
  'ings',
  'ing',
  'ness',
  'ies',
  'ied',
  'ions',
  'ion',
  'es',
  'ed',
  'ly',
  's',
  'e',
  'y',
]

/** A light English stemmer: the first ending that leaves four letters, or three before a plural, goes. */
export const stem = word => {
  const ending = ENDINGS.find(
    each => word.endsWith(each) && word.length - each.length >= (each.length === 1 ? 3 : 4),
  )
  return ending === undefined ? word : word.slice(0, -ending.length)
}

export const terms = text =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter(word => !STOP_WORDS.has(word)).map(stem)

const K1 = 1.2
const B = 0.75

/** BM25 in Lucene's variant: `score(query)` gives a score for every text, in their order. */
export const createTermOverlap = texts => {
  const postings = new Map()
  const lengths = texts.map((text, at) => {
    const found = terms(text)
    for (const term of found) {
      const counts = postings.get(term) ?? new Map()
      counts.set(at, (counts.get(at) ?? 0) + 1)
      postings.set(term, counts)
    }
    return found.length
  })
  const average = lengths.reduce((sum, length) => sum + length, 0) / texts.length
  return query => {
    const scores = new Float64Array(texts.length)
    for (const term of new Set(terms(query))) {
      const counts = postings.get(term) ?? new Map()
      const weight = Math.log(1 + (texts.length - counts.size + 0.5) / (counts.size + 0.5))
      for (const [at, count] of counts)
        scores[at] += (weight * count) / (count + K1 * (1 - B + (B * lengths[at]) / average))
    }
    return scores
  }
}
