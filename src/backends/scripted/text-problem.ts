const MOST_DEPTH = 100
const LONGEST_LEAD = 400
const MOST_MARKS = 1_000

const OPEN = /[[{]/
const MARK = /[!&*]/
const LEAD = /[ \t\-?:]/

/**
 * What would make the parser of YAML take long, or run out of memory, which nothing can catch: read before it.
 * Quotes are not looked at, so a text with a hundred more brackets of one kind than of the other is refused too.
 */
export const textProblem = (text: string): string | undefined => {
  let depth = 0
  let marks = 0
  let lead = 0
  let before = '\n'
  for (const letter of text) {
    if (OPEN.test(letter)) depth += 1
    else if (letter === ']' || letter === '}') depth -= 1
    else if (MARK.test(letter) && !/\w/.test(before)) marks += 1
    lead = letter === '\n' || letter === '\r' ? 0 : lead === -1 || !LEAD.test(letter) ? -1 : lead + 1
    if (depth > MOST_DEPTH || lead > LONGEST_LEAD) return 'it is nested too deep'
    if (depth < -MOST_DEPTH) return 'it has brackets that close nothing'
    if (marks > MOST_MARKS) return 'it has too many tags, anchors and aliases'
    before = letter
  }
  return undefined
}
