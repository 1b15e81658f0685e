import { findField } from '../entities/find-field.ts'
import { readText } from '../entities/read-text.ts'
import { isObject } from '../json/is-object.ts'
import type { Json, JsonObject } from '../json/json.ts'
import type { Assignment } from '../read-assignment.ts'

/** A text with the object that was made of it. */
interface Solved {
  readonly text: string
  readonly value: JsonObject
}

const READ = 12_000
const MOST_EXAMPLES = 20
const LONGEST_LINK = 40
/** "Output:", "->": what stands between a text and what was made of it. */
const link =
  /(?:^|\n)[^\S\n]*\**(?:\w+ )?(?:output|json|answer|result|response|extract\w*|data|reply)\**\s*:\s*\**\s*(?:```(?:json)?\s*)?$|(?:->|=>|\u2192)\s*$/i
const input = /(?:^|\n)[^\S\n]*\**[A-Za-z][\w ]{0,20}\**\s*:\s*/g

function parse(text: string): JsonObject | undefined {
  try {
    const value: Json = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** What stands after the last label: the text of "Input: ..."; without one the last line. */
function lastText(written: string): string {
  const label = [...written.matchAll(input)].at(-1)
  const text = label
    ? written.slice(label.index + label[0].length)
    : (written.trim().split('\n').at(-1) ?? '')
  return text.trim().replace(/^["'`]+|["'`]+$/g, '')
}

/** The solved examples of a prompt, and the text that is still to be solved. */
function readSolved(prompt: string): { solved: readonly Solved[]; open: string } | undefined {
  const text = prompt.slice(0, READ)
  const solved: Solved[] = []
  let from = 0
  for (let start = text.indexOf('{'); start >= 0 && solved.length < MOST_EXAMPLES; ) {
    const end = text.indexOf('}', start)
    if (end < 0) break
    const before = text.slice(from, start)
    const mark = link.exec(before.slice(-LONGEST_LINK))?.[0]
    const value = parse(text.slice(start, end + 1))
    if (value === undefined || mark === undefined) return undefined
    const own = lastText(before.slice(0, before.length - mark.length))
    const told = Object.values(value).some(one => one !== null && own.includes(String(one)))
    if (!told) return undefined
    if (own !== '') solved.push({ text: own, value })
    from = end + 1
    start = text.indexOf('{', from)
  }
  const rest = text
    .slice(from)
    .replace(/^[\s`]+/, '')
    .trimEnd()
  const open = lastText(rest.replace(link, ''))
  return solved.length > 0 && open !== '' ? { solved, open } : undefined
}

const cells = (text: string): string[] => text.split(/[,;|\t]/).map(cell => cell.trim())

/** Where each example has a member's value in the same one of its cells, that cell of a new text. */
function byPlace(name: string, solved: readonly Solved[], open: string): Json | undefined {
  const given = cells(open)
  let place: number | undefined
  for (const { text, value } of solved) {
    const parts = cells(text)
    const written = String(value[name] ?? '')
    const found = parts.findIndex(part => written !== '' && part.includes(written))
    if (found < 0 || parts.length !== given.length || (place !== undefined && place !== found))
      return undefined
    place = found
  }
  const cell = given[place ?? -1]
  const [first] = solved
  if (cell === undefined || first === undefined || given.length < 2) return undefined
  if (typeof first.value[name] !== 'number') return typeof first.value[name] === 'string' ? cell : undefined
  const amount = Number.parseFloat(/\d[\d.]*/.exec(cell.replaceAll(',', ''))?.[0] ?? '')
  return Number.isNaN(amount) ? undefined : amount
}

const typeOf = (value: Json | undefined): JsonObject =>
  typeof value === 'number'
    ? { type: 'number' }
    : typeof value === 'boolean'
      ? { type: 'boolean' }
      : Array.isArray(value)
        ? { type: 'array', items: { type: 'string' } }
        : {}

/** JSON as some solved examples have it: "Input: ... Output: {...}" with the last output left open. */
export function fromExamples({ prompt }: Assignment): string | undefined {
  const found = prompt.text.includes('}') ? readSolved(prompt.text) : undefined
  if (found === undefined) return undefined
  const { solved, open } = found
  const read = readText(open)
  const names = Object.keys(solved[0]?.value ?? {})
  const members = names.map(name => [
    name,
    byPlace(name, solved, open) ?? findField(name, typeOf(solved[0]?.value[name]), read) ?? null,
  ])
  return members.every(([, value]) => value === null)
    ? undefined
    : JSON.stringify(Object.fromEntries(members))
}
