import { nounPhrases } from '../language/noun-phrases.ts'
import { stem } from '../language/stem.ts'
import { words } from '../language/words.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const people = list(
  'name person who employee owner assignee speaker author player guest customer student member candidate responsible contact staff by',
)
const dates = list(
  'date day when deadline due start end begins starts joined departure arrival month birthday',
)
const times = list('time hour opens closes at')
const numbers = list(
  'stock quantity qty amount count number price cost total fee salary age score points size weight capacity rooms seats votes percent percentage value rate units copies length height distance',
)
const places = list(
  'city place location country town destination origin room venue where office branch address from to',
)
const roles = list('role job position title profession function occupation')
const months = 'January|February|March|April|May|June|July|August|September|October|November|December'
const datePattern = new RegExp(
  `\\b(?:\\d{4}-\\d\\d-\\d\\d|\\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:${months})(?: \\d{4})?|(?:${months})(?: \\d{1,2}(?:st|nd|rd|th)?)?(?:,? \\d{4})?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|tomorrow|today|(?:19|20)\\d\\d)\\b`,
)
const timePattern = /\b\d{1,2}(?::\d\d)? ?(?:am|pm|a\.m\.|p\.m\.)|\b\d{1,2}:\d\d\b|\b(?:noon|midnight)\b/i
const amountPattern =
  /[\u20ac$\u00a3] ?\d[\d.,]*|\d[\d.,]*(?: ?(?:%|percent|euros?|dollars?|pounds?|EUR|USD|GBP|kg|g|km|m|cm|mm|l|litres?|hours?|minutes?|years?|days?))?|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/i
const deeds = list('task action activity duty todo work job step responsibility does')
const MISSING = '-'

/** What follows the words of a column in a record: "as a nurse" for a role. */
function role(record: string): string | undefined {
  return /\b(?:as|is|becomes|was|works as) (?:an? |our |the )?(?:new )?([\p{Ll}][\p{L}-]*(?: [\p{Ll}][\p{L}-]*){0,2}?)(?= (?:on|in|at|from|for|to|and|with)\b|[.,;]|$)/u.exec(
    record,
  )?.[1]
}

/** What is done, without who does it and by when. */
function deed(record: string, name: string): string | undefined {
  const told = record.replace(
    new RegExp(`(?:,? (?:by|on|until|before|from|in|due))? ${datePattern.source}.*$`),
    '',
  )
  const rest = name !== '' && told.startsWith(name) ? told.slice(name.length) : told
  return rest.replace(/^(?: (?:will|has to|have to|must|should|is going to|needs to))? /, '')
}

const clean = (text: string): string => text.replace(/[.,;:]+$/, '').trim()

function byKind(column: string, record: string): string | undefined {
  const own = words(column)
  const last = own.at(-1) ?? ''
  const is = (set: ReadonlySet<string>): boolean => set.has(last) || own.some(word => set.has(word))
  const names = nounPhrases(record).filter(({ isName, text }) => isName && !datePattern.test(text))
  if (is(dates) && !own.includes('title')) return datePattern.exec(record)?.[0]
  if (is(times)) return timePattern.exec(record)?.[0]
  if (is(numbers)) return amountPattern.exec(record.replace(datePattern, ' '))?.[0]
  if (is(roles)) return role(record)
  if (is(places)) return names.find(({ before }) => ['in', 'at', 'to', 'from', 'near'].includes(before))?.text
  if (is(people)) return names[0]?.text
  if (is(deeds)) return deed(record, names[0]?.text ?? '')
  return undefined
}

/** What a record says of a column; a dash where it says nothing. */
export function cellFor(
  column: string,
  record: string,
  columns: readonly string[],
  taken: Set<string>,
): string {
  const labelled = labelledCell(column, record)
  const found = labelled ?? byKind(column, record) ?? thing(record, columns, taken)
  const cell = clean(found ?? '')
  if (cell !== '') taken.add(cell)
  return cell === '' ? MISSING : cell
}

/** "price: 5, size: M". */
function labelledCell(column: string, record: string): string | undefined {
  const at = record.toLowerCase().indexOf(`${column.toLowerCase()}:`)
  return at < 0
    ? undefined
    : record
        .slice(at + column.length + 1)
        .split(/[,;\n]/, 1)[0]
        ?.trim()
}

/** The noun phrase that no other column has taken, one beside a number first. */
function thing(record: string, columns: readonly string[], taken: ReadonlySet<string>): string | undefined {
  const heads = new Set(columns.flatMap(words).map(stem))
  const free = nounPhrases(record).filter(
    ({ text }) =>
      !taken.has(text) &&
      !datePattern.test(text) &&
      !heads.has(stem(text.toLowerCase())) &&
      ![...taken].some(one => one.includes(text)),
  )
  return (free.find(({ number }) => number !== '') ?? free.find(({ before }) => before === 'of') ?? free[0])
    ?.text
}
