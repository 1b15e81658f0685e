import {
  BULLET,
  bare,
  gradeCount,
  gradeMentions,
  lines,
  mentionsOne,
  NUMBER,
  sentences,
  words,
} from './text.js'

const gradeStandalone = text => [
  ...gradeCount('lines', lines(text).length, 1),
  ...gradeCount('sentences', sentences(text).length, 1),
]

const gradeTitle = (text, maxWords) => [
  ...gradeCount('lines', lines(text).length, 1),
  ...gradeCount('words', words(text).length, [1, maxWords]),
  ...(/[^.]\.$/.test(text.trim()) ? ['ends in a full stop'] : []),
]

const gradeQueries = (text, { count, of, about }) => {
  const queries = lines(text).map(line => bare(line.replace(BULLET, '').replace(NUMBER, '')))
  return [
    ...gradeCount('queries', queries.length, count),
    ...(new Set(queries).size < queries.length ? ['queries repeat'] : []),
    ...(queries.includes(bare(of)) ? ['repeats the given query'] : []),
    ...(queries.every(query => mentionsOne(query, about)) ? [] : ['a query is about something else']),
  ]
}

/** `standalone: true`, `title: { maxWords }` or `queries: { count, of, about }`, each with `mentions` and `absent`. */
export const gradeRewriting = (expected, { text }) => [
  ...(expected.standalone ? gradeStandalone(text) : []),
  ...(expected.title === undefined ? [] : gradeTitle(text, expected.title.maxWords)),
  ...(expected.queries === undefined ? [] : gradeQueries(text, expected.queries)),
  ...gradeMentions(text, expected),
]
