import type { Entity } from '../entities/entity.ts'
import { measures } from '../entities/measures.ts'
import { fits } from '../entities/rank-entities.ts'
import { stem } from '../language/stem.ts'
import { nearness } from './nearness.ts'
import type { Question } from './question.ts'
import type { Passage } from './read-context.ts'

const roles =
  /\b(?:team|engineer|manager|director|officer|owner|department|group|committee|person|president|staff|nurse|doctor|teacher|volunteers?|charity|council|family|police|company|firm|agency|board|chair\w*|head|lead|sailors?|members?|guests?|residents?|employees?|children|adults?|students?|parents?|anyone|everyone|nobody|users?|customers?|caretaker|cooperative|neighbours?|farmers?|people|service|desk|office)\b|\bby [a-z]+/i
const places =
  /\b(?:in|at|on|from|to|near|under|behind|along|outside|inside|opposite|next to|between|via|through|into|left|right|upstairs|downstairs)\b/i
const causes =
  /\b(?:because|since|as|due to|so that|in order to|therefore|that is why|which is why|reason|owing to|thanks to|to (?:avoid|make|keep|save|protect|prevent))\b/i
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
  kind === 'name' && question.includes(text)

/** Whether a passage holds something of the kind that a question asks for. */
export function suits(question: Question, passage: Passage, marksSums: boolean): boolean {
  const { type, field } = question
  const { text } = passage.read()
  if (type === 'reason') return causes.test(text)
  if (type === 'truth' || type === 'manner' || type === 'thing') return true
  const entities = passage.read().entities.filter(entity => !isAsked(entity, question))
  if (type === 'person')
    return (
      entities.some(
        ({ kind, person = 0, organisation = 0 }) => kind === 'name' && Math.max(person, organisation) >= 0.5,
      ) || roles.test(text)
    )
  if (type === 'place')
    return (
      places.test(text) ||
      entities.some(({ kind, place = 0 }) => kind === 'street' || place >= 0.5) ||
      /:/.test(text)
    )
  if (type === 'time')
    return (
      entities.some(({ kind }) => ['date', 'time', 'weekday', 'year', 'duration'].includes(kind)) ||
      /\b(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|morning|evening|night|noon|christmas|easter|daily|weekly|days?|weeks?|months?|hours?|years?|weekends?|when|after|before|until|once)\b/i.test(
        text,
      )
    )
  if (type === 'span')
    return (
      entities.some(({ kind }) => kind === 'duration' || kind === 'date') ||
      /\b(?:an? (?:hour|day|week|month|year|minute)|daily|hourly|nightly|yearly|weekly|monthly|once|twice|annually|every|until|metres?|km)\b/i.test(
        text,
      )
    )
  const money = field.kinds.get('money') === 1
  const counted = /\bhow many\b/i.test(question.text) && field.unit !== undefined ? field.unit : undefined
  if (counted !== undefined) return countsAsked(counted, passage)
  return (
    entities.some(entity =>
      money
        ? entity.kind === 'money' ||
          entity.kind === 'percent' ||
          (!marksSums && (answeredBy[0]?.[1](entity, text) ?? false))
        : fits(entity, field) >= 0.35,
    ) ||
    (money && /\b(?:free|nothing|no charge)\b/i.test(text)) ||
    (!money &&
      /\b(?:one|two|three|four|a|an|no|single|unlimited|both)\b/i.test(text) &&
      entities.some(({ kind }) => kind === 'number'))
  )
}
