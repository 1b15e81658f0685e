import { parseJson } from './json.js'
import { bare, gradeMentions } from './text.js'
import { gradeTools } from './tools.js'
import { matches } from './values.js'

const gradeFields = (fields, { text }, only) => {
  const value = parseJson(text, { only })?.value
  if (typeof value !== 'object' || value === null) return ['no JSON']
  return Object.keys(fields)
    .filter(key => !(Object.hasOwn(value, key) && matches(fields[key], value[key])))
    .map(key => `${key} is ${JSON.stringify(value[key])}, not ${JSON.stringify(fields[key])}`)
}

const gradeArray = (array, { text }) => {
  const value = parseJson(text)?.value
  return matches(array, value) ? [] : [`the list is ${JSON.stringify(value)}`]
}

/** `fields`: members of a JSON answer. `array`: a JSON list. `exactly`: the whole answer. `tool`: the use of a tool. `mentions` and `absent` in any answer. */
export const gradeExtraction = (expected, answer) => [
  ...(expected.fields === undefined ? [] : gradeFields(expected.fields, answer, expected.only)),
  ...(expected.array === undefined ? [] : gradeArray(expected.array, answer)),
  ...(expected.exactly === undefined ||
  [expected.exactly].flat().some(each => bare(each) === bare(answer.text))
    ? []
    : [`the answer is not ${expected.exactly} alone`]),
  ...(expected.tool === undefined ? [] : gradeTools({ uses: [expected.tool] }, answer)),
  ...gradeMentions(answer.text, expected),
]
