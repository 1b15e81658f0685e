import { contentStems } from '../language/content-stems.ts'
import { opposites } from '../language/opposites.ts'
import { stem } from '../language/stem.ts'
import { synonyms } from '../language/synonyms.ts'
import { labelOf, listMark } from '../language/units.ts'
import { words } from '../language/words.ts'

const FEWEST = 3
const MOST = 200
const leading =
  /^\W*(?:please )?(?:names? of|ids of|which|what|list|name|give|find|extract|show|return|get|pull out|output)\b(?: (?:me|all|the|of|these|those|us|out|every|only|ids|names|codes|numbers)\b){0,6} /i
const verbs =
  'are|is|have|has|had|can|do|does|did|were|was|with|without|cost|costs|offer|need|needs|contain|contains|open|start|failed|passed|got|came|could|will|marked|in|on|not'
/** "rooms that are free on Friday", "servers that failed". */
const clause = new RegExp(
  `^([\\p{L}-]+(?: [\\p{L}-]+){0,2}?) (?:(?:that|which|who) (?:(?:${verbs})\\b)?|(?:${verbs})\\b)(.{2,80}?)[?.!]*$`,
  'iu',
)
/** "the overdue invoices": what stands before the noun. */
const attribute = /^([\p{L}-]+) ([\p{L}-]+s)\b/iu
const negates = /\b(?:not|no|never|none|without|nobody|cannot)\b|n't\b/i
const excludes = /\b(?:booked|sold out|full|closed|unavailable|taken|out of stock|cancelled|except|busy)\b/i
/** Of what is free or open, what is booked is none. */
const vacancies = new Set('free available open vacant bookable left'.split(' ').map(stem))
const every = new Set('all every any always daily everybody'.split(' '))
const formal = new Set(
  'line lines json array list comma separated names name ids codes numbers only each one per nothing else following text'
    .split(' ')
    .map(stem),
)

interface Condition {
  readonly nouns: ReadonlySet<string>
  readonly wanted: readonly string[]
  readonly denied: boolean
}

function conditionOf(instruction: string): Condition | undefined {
  const first = instruction.split('\n', 1)[0]?.replace(/([?.!]) .*$/, '$1') ?? ''
  if (!leading.test(first)) return undefined
  const rest = first
    .replace(leading, '')
    .replace(/,? (?:as an?|one per|each on|per|in a|separated)\b.*$/i, '')
    .replace(/,.*$/, '')
  const parted = clause.exec(rest)
  const before = parted === null ? attribute.exec(rest) : undefined
  const noun = parted?.[1] ?? before?.[2] ?? ''
  const nouns = new Set(words(noun).map(stem))
  const verb = rest
    .slice(noun.length)
    .match(/\b(?:failed|passed|cost|offer|need|contain|open|start|not|without)/i)
  const said = parted ? `${verb?.[0] ?? ''} ${parted[2] ?? ''}` : (before?.[1] ?? '')
  const wanted = contentStems(said).filter(base => !nouns.has(base) && !formal.has(base))
  if (wanted.length === 0) return undefined
  return { nouns, wanted, denied: negates.test(said) }
}

const trailing = /\s*(?:[(:|]| [-\u2013\u2014] | \d|,).*$/s

/** What a line is about: what stands before its colon or dash, else its first cell, its code, or what comes before a bracket. */
function headOf(line: string): string | undefined {
  const bare = line.slice(listMark(line)).replaceAll('**', '')
  if (bare.startsWith('|')) return bare.split('|')[1]?.trim()
  if (labelOf(bare) !== '') return bare.slice(0, bare.indexOf(':')).trim()
  const code = /^[A-Z\d][\w./-]*\d[\w./-]*(?=[\s,;:])/.exec(bare)?.[0]
  if (code !== undefined) return code
  const dash = bare.search(/ [-\u2013\u2014|] |, /)
  if (dash > 0 && dash < 60)
    return bare
      .slice(0, dash)
      .replace(/ \(.*$/, '')
      .trim()
  const head = bare.replace(trailing, '').trim()
  return head !== '' && head !== bare && head.split(' ').length <= 5 ? head : undefined
}

const alike = (one: string, other: string): boolean =>
  one === other || (synonyms.get(one) ?? []).some(group => synonyms.get(other)?.includes(group) === true)

/** How a line stands to a condition: it says so, or its opposite, or nothing of the kind. */
function holds(line: string, { wanted, denied }: Condition): boolean {
  const stems = words(line).map(stem)
  const open = words(line).some(word => every.has(word))
  const said = wanted.filter(base => stems.some(other => alike(base, other))).length
  const opposed = wanted.some(base => stems.some(other => opposites.get(base)?.has(other)))
  const told = !opposed && (said === wanted.length || (open && said > 0))
  const taken = excludes.test(line) && wanted.some(base => vacancies.has(base))
  return denied ? !told || negates.test(line) : told && !negates.test(line) && !taken
}

/**
 * The things of a list of which something is said: "which rooms are free on Friday?", "the overdue invoices". Undefined
 * where the text is no list, the question none about its lines, or all of them are so.
 */
export function selectRows(instruction: string, material: string): readonly string[] | undefined {
  const condition = conditionOf(instruction)
  if (!condition) return undefined
  const lines = material
    .split('\n', MOST)
    .map(line => line.trim())
    .filter(line => line !== '' && !/^[|:\s-]+$/.test(line))
  const rows = lines.flatMap(line => {
    const box = /^(?:[-*] )?\[([ xX\u2713])\] (.+)$/.exec(line)
    if (box)
      return [
        {
          head: box[2] ?? '',
          line: box[1] === ' ' ? 'open pending outstanding todo' : 'done completed finished closed',
        },
      ]
    const head = headOf(line)
    return head === undefined || head === ''
      ? []
      : [{ head, line: line.slice(line.indexOf(head) + head.length) }]
  })
  if (rows.length < FEWEST || rows.length * 2 < lines.length) return undefined
  // What no line speaks of cannot tell one from another.
  const stems = new Set(rows.flatMap(({ line }) => words(line).map(stem)))
  const wanted = condition.wanted.filter(base =>
    [...stems].some(other => alike(base, other) || opposites.get(base)?.has(other)),
  )
  if (wanted.length === 0) return undefined
  const told = rows.filter(({ line }) => holds(line, { ...condition, wanted })).map(({ head }) => head)
  return told.length > 0 && told.length < rows.length ? told : undefined
}
