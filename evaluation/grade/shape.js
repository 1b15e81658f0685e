import { gradeSchema, parseJson } from './json.js'
import { BULLET, bare, gradeCount, gradeMentions, lines, NUMBER, sentences, words } from './text.js'

/** A list may have one line before it, unless nothing else was asked for. */
const gradeList = (text, marker, what, wanted, only) => {
  const all = lines(text)
  const items = all.filter(line => marker.test(line))
  const besides = all.length - items.length
  return [
    ...gradeCount(what, items.length, wanted),
    ...(besides > (only ? 0 : 1) ? [`${besides} lines besides the ${what}`] : []),
    ...(new Set(items.map(item => bare(item.replace(marker, '')))).size < items.length
      ? [`${what} repeat`]
      : []),
  ]
}

const gradeNumbered = (text, wanted, only) => {
  const numbers = lines(text)
    .filter(line => NUMBER.test(line))
    .map(Number.parseFloat)
  const inOrder = numbers.every((number, index) => number === index + 1)
  return [
    ...gradeList(text, NUMBER, 'numbered items', wanted, only),
    ...(inOrder ? [] : ['numbers out of order']),
  ]
}

const cellsOf = line =>
  line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map(cell => cell.trim())

const gradeTable = (text, { columns, rows }) => {
  const table = lines(text).filter(line => line.includes('|'))
  const [header = '', rule = '', ...body] = table
  if (!/^[\s|:-]+$/.test(rule)) return ['no table']
  const found = cellsOf(header).map(bare)
  return [
    ...(columns.map(bare).join('|') === found.join('|') ? [] : [`columns are ${found.join(', ')}`]),
    ...gradeCount('rows', body.length, rows),
    ...(body.some(row => cellsOf(row).length !== columns.length) ? ['a row has other cells'] : []),
  ]
}

const gradeCommas = (text, wanted) => {
  const items = text.trim().split(',')
  return [
    ...gradeCount('items', items.length, wanted),
    ...(lines(text).length === 1 ? [] : ['more than one line']),
    ...(items.some(item => words(item).length === 0 || words(item).length > 6) ? ['an item is no item'] : []),
  ]
}

const gradeJson = (text, schema, only) => {
  const parsed = parseJson(text, { only })
  return parsed === undefined ? ['no valid JSON'] : gradeSchema(parsed.value, schema)
}

const gradeForcedTool = (toolUses, { name, schema }) => {
  const [use] = toolUses
  if (toolUses.length !== 1 || use.name !== name) return [`${name} was not used`]
  return gradeSchema(use.input, schema)
}

const checks = {
  bullets: ({ text }, wanted, { only }) => gradeList(text, BULLET, 'bullets', wanted, only),
  numbered: ({ text }, wanted, { only }) => gradeNumbered(text, wanted, only),
  sentences: ({ text }, wanted) => gradeCount('sentences', sentences(text).length, wanted),
  words: ({ text }, wanted) => gradeCount('words', words(text).length, wanted),
  maxWords: ({ text }, most) => gradeCount('words', words(text).length, [1, most]),
  lines: ({ text }, wanted) => gradeCount('lines', lines(text).length, wanted),
  uppercase: ({ text }) =>
    text === text.toUpperCase() && words(text).length > 0 ? [] : ['not all in upper case'],
  lowercase: ({ text }) =>
    text === text.toLowerCase() && words(text).length > 0 ? [] : ['not all in lower case'],
  oneOf: ({ text }, allowed) =>
    allowed.map(bare).includes(bare(text)) ? [] : ['none of the allowed answers'],
  commas: ({ text }, wanted) => gradeCommas(text, wanted),
  table: ({ text }, wanted) => gradeTable(text, wanted),
  json: ({ text }, schema, { only }) => gradeJson(text, schema, only),
  tool: ({ toolUses }, wanted) => gradeForcedTool(toolUses, wanted),
  startsWith: ({ text }, start) => (text.trim().startsWith(start) ? [] : [`does not start with ${start}`]),
  endsWith: ({ text }, end) => (text.trim().endsWith(end) ? [] : [`does not end with ${end}`]),
}

export const gradeShape = (expected, answer) => [
  ...Object.keys(expected)
    .filter(key => Object.hasOwn(checks, key))
    .flatMap(key => checks[key](answer, expected[key], expected)),
  ...gradeMentions(answer.text, expected),
]
