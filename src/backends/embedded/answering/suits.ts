import type { Entity } from '../entities/entity.ts'
import { measures } from '../entities/measures.ts'
import { fits } from '../entities/rank-entities.ts'
import { commonVerbs } from '../language/common-verbs.ts'
import { stem } from '../language/stem.ts'
import { stopWords } from '../language/stop-words.ts'
import { nearness } from './nearness.ts'
import type { Question } from './question.ts'
import type { Passage } from './read-context.ts'

const roles =
  /\b(?:team|engineer|manager|director|officer|owner|department|group|committee|person|president|staff|nurse|doctor|teacher|volunteers?|charity|council|family|police|company|firm|agency|board|chair\w*|head|lead|sailors?|members?|guests?|residents?|employees?|children|adults?|students?|parents?|anyone|everyone|nobody|users?|customers?|caretaker|cooperative|neighbours?|farmers?|people|service|desk|office|holder|keeper|nobody)\b|\bby [a-z]+|\b(?:of|from|to|with) (?:the|a|an|our|your) (?:[a-z]+ )?[a-z]{3,}(?:er|or|ist|ian|ant|man|woman)\b/i
const places =
  /\b(?:near|under|behind|along|outside|inside|opposite|next to|between|via|through|upstairs|downstairs|online|abroad|here|there|left|right|above|below|(?:in|at|on|from|to|into|onto) (?!the (?:morning|evening|afternoon|day|night|weekend|first|last|future|year|end|beginning|latest|same|time)\b)(?:the|a|an|our|your|his|her|their|its|every|each|\p{Lu}))/iu
const causes =
  /\b(?:because|since|as|due to|so that|in order to|therefore|that is why|which is why|reason|owing to|thanks to|caus\w+|result\w*|led to|sparked|triggered|blamed?|so|for (?:lack|fear)|on account of|to (?:avoid|make|keep|save|protect|prevent|allow|help|raise|let|give))\b/i
const priced =
  /\b(?:cost|costs|price|fee|pay|pays|paid|for|charge|charged|is|are|per|a month|a year|each|fine|worth|from)\b[^.]{0,12}\d|\d[\d.,]{0,20} (?:a|an|per|each|p\.|\/)|: [^.]{0,80}\d/i

/** Stems of what a sum, a measure, a number of a telephone answers by being one. */
export const answeredBy: readonly (readonly [
  ReadonlySet<string>,
  (entity: Entity, text: string) => boolean,
])[] = [
  [
    new Set('cost price fee charg pay paid rate fare expens'.split(' ')),
    ({ kind, text }, whole) =>
      kind === 'money' || (kind === 'number' && (/[.,]\d\d$/.test(text) || priced.test(whole))),
  ],
  [new Set(['phone', 'telephon', 'mobil', 'call', 'ring']), ({ kind }) => kind === 'phone'],
  [new Set(['email', 'mail']), ({ kind }) => kind === 'email'],
  [new Set(['websit', 'web', 'url', 'link']), ({ kind }) => kind === 'url'],
  [new Set(['address', 'locat']), ({ kind }) => kind === 'street'],
  [new Set(['percentag', 'percent', 'share']), ({ kind }) => kind === 'percent'],
  [
    new Set('city town villag country place region'.split(' ').map(stem)),
    ({ kind, place = 0 }) => kind === 'name' && place >= 0.5,
  ],
  [new Set(['dai', 'day', 'weekdai']), ({ kind }) => kind === 'weekday' || kind === 'date'],
  [
    new Set(['year', 'ag', 'age', 'old']),
    ({ kind, unit, text }) => kind === 'year' || (unit === 'duration' && /year/.test(text)),
  ],
  ...measures.map(
    ({ name, asks }) =>
      [new Set([...asks].map(stem)), ({ unit, kind }: Entity) => unit === name && kind !== 'money'] as const,
  ),
]

const dimensions: readonly ReadonlySet<string>[] = [
  'long length',
  'deep depth',
  'wide width broad breadth',
  'tall high height altitud',
  'far distanc',
  'heavi weight weigh',
  'thick',
].map(text => new Set(text.split(' ')))

/** "312 km long" says nothing of a depth. */
export function otherDimension(base: string, stems: ReadonlySet<string>): boolean {
  const own = dimensions.find(group => group.has(base))
  if (own === undefined) return false
  const said = dimensions.filter(group => [...group].some(word => stems.has(word)))
  return said.length > 0 && !said.includes(own)
}

/** Whether one of the numbers of a passage counts what is asked for. */
function countsAsked(unit: string, passage: Passage): boolean {
  const { segments, entities } = passage.read()
  const all = segments.flatMap(segment => segment.words)
  return entities.some(entity => {
    if (!['number', 'quantity', 'duration', 'identifier'].includes(entity.kind)) return false
    const own = entity.text
      .toLowerCase()
      .split(/[^a-z]+/)
      .some(word => word.length > 1 && nearness(stem(word), unit) > 0.55)
    const at = all.findIndex(({ start }) => start >= entity.start)
    return own || all.slice(Math.max(0, at - 4), at + 5).some(({ base }) => nearness(base, unit) > 0.55)
  })
}

/** A name that the question says itself is no answer to it. */
export const isAsked = ({ kind, text }: Entity, { text: question }: Question): boolean =>
  kind === 'name' &&
  (question.includes(text) || question.toLowerCase().includes(text.split(' ').at(-1)?.toLowerCase() ?? text))

const calendar =
  /\b(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|christmas|easter)\b/i
const vagueTimes =
  /\b(?:morning|evening|night|noon|midnight|daily|weekly|monthly|yearly|days?|weeks?|months?|hours?|years?|weekends?|when|after|before|until|once|as soon as)\b/i
const spans =
  /\b(?:an? (?:hour|day|week|month|year|minute)|half an hour|overnight|until|permanently|indefinitely|forever|lifelong)\b/i
const frequencies =
  /\b(?:daily|hourly|nightly|yearly|weekly|monthly|quarterly|annual|annually|once|twice|thrice|every|each|times|always|never|regularly|fortnightly|(?:a|per) (?:day|week|month|year))\b/i
const ages =
  /\baged?\b|\bage of\b|\b(?:under|over|from|below|above) (?:\d|six|seven|eight|nine|ten|eleven|twelve|sixteen|eighteen)|\byears? old\b|[- ]year[- ]old|\bborn\b|, \d\d,|\bturn(?:s|ed)? \d|\b\d+th birthday/i
const shades =
  /\b(?:red|blue|green|yellow|black|white|grey|gray|brown|orange|purple|pink|violet|beige|navy|silver|gold|golden|turquoise|cream|sand)\b/i
const orders =
  /^\W*(?:\d+[.)] )?(?:please |then |first,? |next,? |now )?(?:\p{L}+ly )?(?:go|open|click|press|hold|push|pull|turn|take|put|send|call|write|fill|use|log|sign|choose|select|enter|type|bring|wait|mix|add|stir|bake|remove|insert|connect|plug|unplug|switch|tap|register|book|ask|contact|visit|apply|follow|run|set|install|download|keep|wash|clean|wipe|pour|return|pay|show|scan|hand|place|leave|speak|email|e-mail|stop|restart|reset|check|make|tell|ring|order|collect|attach|lift|slide|rinse|dial|reply)\b/iu
const means =
  /\b(?:by \p{L}+ing|by (?:bus|train|car|phone|e-?mail|post|bank|card|hand|boat|foot|plane|bike|ferry|tram)|via|using|with (?:the|a|an)|through|can|must|may|have to|has to|had to|need to|needs? |should|to \p{Ll}+|online|in writing|on foot|at the|in the|thanks to|if you)\b/iu

/** "Brennan headed in", "by Brennan.": a name that stands alone, not "the Arden footbridge". */
function acts({ start, end, place = 0 }: Entity, text: string): boolean {
  const next = /^ (\p{L}+)/u.exec(text.slice(end, end + 40))?.[1] ?? ''
  const bare = next === '' || stopWords.has(next) || commonVerbs.has(stem(next)) || /(?:ed|s)$/.test(next)
  return place < 0.6 && bare && !/\b(?:the|a|an|our|your) $/i.test(text.slice(Math.max(0, start - 5), start))
}

function person(passage: Passage, question: Question): number {
  const { entities, text } = passage.read()
  const sure = entities.reduce(
    (best, entity) =>
      entity.kind === 'name' && !isAsked(entity, question)
        ? Math.max(best, entity.person ?? 0, entity.organisation ?? 0, acts(entity, text) ? 0.5 : 0)
        : best,
    0,
  )
  if (sure >= 0.5) return 1
  const role = roles.exec(text)?.[0]
  return role !== undefined && !question.text.toLowerCase().includes(role.toLowerCase()) ? 0.8 : 0
}

/** Who has such a name is a person. */
const personal =
  /\b(?:person|player|doctor|teacher|owner|director|manager|colleague|employee|engineer|author|artist|architect|actor|actress|driver|witness|judge|mayor|chef|coach|captain|guest|student|scientist|researcher|boss|founder|president|minister|ceo|leader|speaker|host|wife|husband|son|daughter|brother|sister|mother|father|tenant|landlord|caretaker|patient|customer|winner|contact)\b/i

function named(passage: Passage, question: Question): number {
  const { entities, text } = passage.read()
  if (personal.test(question.text))
    return entities.some(
      entity => entity.kind === 'name' && (entity.person ?? 0) >= 0.4 && !isAsked(entity, question),
    )
      ? 1
      : 0
  return entities.some(entity => entity.kind === 'name' && !isAsked(entity, question)) ||
    /["\u201c\u201e]|\b(?:called|named)\b/.test(text)
    ? 1
    : 0
}

/** "When is shipping free?": a condition answers it too. */
const terms =
  /\b(?:if|when|above|over|below|under|from|for orders|for \p{L}+s|at least|more than|unless|in case|where)\b/iu

const clock = /\b(?:how (?:late|early)|(?:what|which) time|(?:what|which) hour)\b/i

function moment(passage: Passage, isPast: boolean): number {
  const { entities, text } = passage.read()
  const has = (...kinds: readonly string[]): boolean => entities.some(({ kind }) => kinds.includes(kind))
  if (has('date', 'year') || /\b\d{1,2}(?:th|st|nd|rd) century\b/i.test(text)) return 1
  if (has('time', 'weekday') || calendar.test(text)) return isPast ? 0.6 : 1
  if (has('duration')) return isPast ? 0.4 : 0.8
  if (vagueTimes.test(text)) return isPast ? 0.3 : 0.6
  return !isPast && terms.test(text) ? 0.6 : 0
}

/** "How much honey": what is measured rather than paid. */
const substance =
  /\bhow much (?!is\b|are\b|was\b|were\b|do\b|does\b|did\b|will\b|would\b|can\b|could\b|should\b|must\b|has\b|have\b|had\b|i\b|it\b|you\b|we\b|they\b|he\b|she\b|more\b|less\b|money\b|for\b|to\b|the\b|an?\b|of\b)(\p{L}+)/iu

function measured(noun: string, passage: Passage): number {
  const { entities, text } = passage.read()
  if (!entities.some(({ kind }) => ['quantity', 'number', 'percent', 'money', 'duration'].includes(kind)))
    return /\b(?:half|third|quarter|twice|double|no|none|all|unlimited)\b/i.test(text) ? 0.6 : 0
  const base = stem(noun.toLowerCase())
  return [...passage.stems].some(other => nearness(base, other) > 0.55) ? 1 : 0.5
}

/** A number that counts nothing, and so may be a sum: "a subsidy of 200 once". */
const before =
  /\b(?:number|no\.|section|rule|page|house|level|room|floor|version|chapter|line|the|in|since|until|by) $/i
const after =
  /^(?:$|[.,;)]|\s(?:once|each|per|an?|for|and|or|if|when|is|are|was|to|at|plus|only|extra|on|with|from|in)\b)/
const isSum = ({ kind, start, end }: Entity, text: string): boolean =>
  kind === 'number' && !before.test(text.slice(Math.max(0, start - 12), start)) && after.test(text.slice(end))
/** "How high" wants a measure of just that kind; "how big" may want any number. */
const dimensional = /\bhow (?:high|tall|wide|broad|deep|heavy|long|far|thick|hot|cold|warm|fast)\b/i
const rates = /\b(?:rent|salary|wages?|price|times)\b/i

function amount(question: Question, passage: Passage, marksSums: boolean): number {
  const { field } = question
  const { text } = passage.read()
  const entities = passage.read().entities.filter(entity => !isAsked(entity, question))
  const noun = substance.exec(question.text)?.[1]
  if (noun !== undefined) return measured(noun, passage)
  const money = field.kinds.get('money') === 1 || field.kinds.size === 0
  const counted = /\bhow many\b/i.test(question.text) && field.unit !== undefined ? field.unit : undefined
  if (counted !== undefined) return countsAsked(counted, passage) ? 1 : 0
  const measure = field.unit !== undefined && dimensional.test(question.text) ? field.unit : undefined
  if (measure !== undefined) return entities.some(({ unit }) => unit === measure) ? 1 : 0
  const fit = entities.some(entity =>
    money
      ? entity.kind === 'money' ||
        entity.kind === 'percent' ||
        (!marksSums && (answeredBy[0]?.[1](entity, text) ?? false))
      : fits(entity, field) >= 0.35,
  )
  if (fit || (money && /\b(?:free|nothing|no charge|charge)\b/i.test(text))) return 1
  const counts = entities.some(({ kind }) => kind === 'number' || kind === 'duration' || kind === 'quantity')
  if (money)
    return (!marksSums && entities.some(entity => isSum(entity, text))) || (counts && rates.test(text))
      ? 0.6
      : 0
  return counts && /\b(?:one|two|three|four|a|an|no|single|unlimited|both)\b/i.test(text) ? 0.7 : 0
}

/** What takes time rather than space. */
const lasting =
  /\b(?:take|takes|took|last|lasts|lasted|wait|valid|stay|keep|need|have|before|until|for how long|has been|have been)\b/i

/** How well a passage holds something of the kind that a question asks for, from 0 to 1. */
export function suits(question: Question, passage: Passage, marksSums: boolean): number {
  const { type } = question
  const { text, entities } = passage.read()
  const has = (...kinds: readonly string[]): boolean => entities.some(({ kind }) => kinds.includes(kind))
  switch (type) {
    case 'person':
      return person(passage, question)
    case 'name':
      return named(passage, question)
    case 'place': {
      const sure = entities.some(
        entity => entity.kind === 'street' || ((entity.place ?? 0) >= 0.5 && !isAsked(entity, question)),
      )
      return sure ? 1 : places.test(text) || /:/.test(text) ? 0.7 : 0
    }
    case 'time':
      if (
        clock.test(question.text) &&
        !has('time') &&
        !/\b(?:noon|midnight|half past|o'clock)\b|\d/i.test(text)
      )
        return 0.3
      return moment(passage, false)
    case 'past':
      return moment(passage, true)
    case 'span':
      if (has('duration') || spans.test(text)) return 1
      if (has('quantity') && !lasting.test(question.text)) return 0.8
      return frequencies.test(text) ||
        (has('date', 'time') && /\b(?:until|till|to|by|through|up to)\b/i.test(text))
        ? 0.6
        : 0
    case 'frequency':
      return frequencies.test(text) ? 1 : 0
    case 'age':
      return ages.test(text) ? 1 : 0
    case 'colour':
      return shades.test(text) ? 1 : 0
    case 'phone':
      return has('phone') ? 1 : 0
    case 'email':
      return has('email') ? 1 : 0
    case 'url':
      return has('url') || /\b\w+\.(?:com|org|net|example|io|co|de|uk|eu)\b/.test(text) ? 1 : 0
    case 'reason':
      return causes.test(text) ? 1 : 0
    case 'manner':
      return orders.test(text) ? 1 : means.test(text) ? 0.8 : 0
    case 'amount':
      return amount(question, passage, marksSums)
    default:
      return 1
  }
}
