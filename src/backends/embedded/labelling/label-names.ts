import { words } from '../language/words.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** Nouns for what is chosen from. */
export const labelNouns = list(
  'label labels category categories class classes option options choice choices value values tag tags topic topics intent intents ' +
    'queue queues team teams department departments heading headings section sections bin bins rating ratings priority priorities ' +
    'severity severities level levels bucket buckets type types group groups sentiment sentiments emotion emotions mood tone urgency ' +
    'language languages subject subjects code codes folder folders status stage field genre genres theme themes answers outcomes routes ' +
    'kind kinds feeling grade grades score verdict domain domains area areas channel channels division desk polarity register',
)
/** Verbs for choosing. */
export const labelVerbs = list(
  'classify categorise categorize label tag triage sort assign route pick choose select decide rate judge determine detect identify ' +
    'map forward file is are does do which what whether either answer reply respond return output say give mark flag tell guess was were should set ' +
    'match place put name classifies labels sorts routes recognise recognize predict evaluate assess analyse analyze read rank',
)
/** No choice begins with these: it is a sentence, not a name. */
const openers = list(
  'this that these those it i we you my your our they he she there please exactly word words is are was were does do did can could will would ' +
    'should what which who how why when where the a an if then its their his her them us me be been have has had but so as at in on of to from by with',
)
/** "no explanation", "nothing else": how to answer, not what. */
const formal = list(
  'explanation explanations punctuation comment comments quotes text reasoning prose markdown preamble further extra else more sentences ' +
    'lowercase uppercase lower upper case capitals brackets only just word formatting',
)
const leads = list(
  'either one of the a an exactly following these label labels category categories or and just only be as',
)
/** No choice begins with these either, unless it is that word alone. */
const commands = list(
  "answer reply respond return output explain respond give choose pick select use do don't never always add include ignore keep say tell make",
)
const LONGEST_NAME_WORDS = 4
const MARKS_BEFORE = ' \t\n"\'`*[]()<>{}\u201c\u201d\u2018\u2019:=-_.#'
const MARKS_AFTER = ' \t\n"\'`*[]()<>{}\u201c\u201d\u2018\u2019:;.,!?=_'

/** A piece of text without the marks around it. */
export function bareName(item: string): string {
  let start = 0
  let end = item.length
  while (start < end && MARKS_BEFORE.includes(item.charAt(start))) start++
  while (end > start && MARKS_AFTER.includes(item.charAt(end - 1))) end--
  return item.slice(start, end)
}

export function withoutLeads(item: string): string {
  let parts = bareName(item).split(/\s+/)
  while (parts.length > 1 && leads.has((parts[0] ?? '').toLowerCase())) parts = parts.slice(1)
  return bareName(parts.join(' '))
}

/** Whether a text may be the name of a label. */
export function isName(name: string): boolean {
  const parts = name.toLowerCase().split(/\s+/)
  const first = parts[0] ?? ''
  if (name === '' || parts.length > LONGEST_NAME_WORDS || name.length > 60) return false
  if (parts.length === 1 && ['say', 'reply', 'respond', 'answer'].includes(first)) return false
  if (parts.length > 1 && (openers.has(first) || commands.has(first))) return false
  if (
    parts.length === 1 &&
    openers.has(first) &&
    !/^[A-Z]$/.test(name) &&
    !['it', 'what', 'who', 'how', 'when', 'where', 'why'].includes(first)
  )
    return false
  if (parts.length > 1 && ['no', 'nothing', 'without', 'all', 'any', 'just', 'only', 'not'].includes(first))
    return !parts.slice(1).some(part => formal.has(part))
  return !(parts.length < 3 && formal.has(parts.at(-1) ?? '') && formal.has(first)) && first !== 'nothing'
}

/** The words of a label's name: `snake_case`, `camelCase` and `kebab-case` taken apart. */
export const namedWords = (name: string): string[] =>
  words(name.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/[_/&-]/g, ' '))
