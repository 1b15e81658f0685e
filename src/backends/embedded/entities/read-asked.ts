import { stem } from '../language/stem.ts'
import { stopWords } from '../language/stop-words.ts'
import { words } from '../language/words.ts'
import type { EntityKind } from './entity.ts'
import type { Field, FieldForm } from './field.ts'
import { plainWords } from './field-words.ts'
import { measures } from './measures.ts'
import { readField } from './read-field.ts'

type Kinds = ReadonlyMap<EntityKind, number>

const kinds = (...pairs: readonly (readonly [EntityKind, number])[]): Kinds => new Map(pairs)
const people: Kinds = kinds(['name', 1])
const moments: Kinds = kinds(['date', 1], ['time', 0.85], ['weekday', 0.85], ['year', 0.9], ['duration', 0.4])
const spots: Kinds = kinds(['name', 1], ['street', 0.9])
const sums: Kinds = kinds(['money', 1], ['number', 0.55], ['percent', 0.6], ['quantity', 0.5])
const counts: Kinds = kinds(
  ['number', 1],
  ['quantity', 0.7],
  ['duration', 0.7],
  ['money', 0.3],
  ['percent', 0.4],
)
const spans: Kinds = kinds(['duration', 1], ['quantity', 0.5], ['date', 0.3], ['weekday', 0.2])
const measured: Kinds = kinds(['quantity', 1], ['number', 0.5], ['duration', 0.2])
const hours: Kinds = kinds(['time', 1], ['date', 0.6], ['weekday', 0.5], ['duration', 0.4])
const times: Kinds = kinds(['time', 1], ['number', 0.2])

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))
const leading = list(
  'by at to from until since for on in with and so ok okay please but then now also under about of',
)
const dropped = list(
  'extract find get give return list pull identify pls plz please thx thanks kindly name tell show output write provide state pick parse read locate look up out me us you the a an all every each any please just only exact whole full complete what which who whom whose when where how is are was were be does do did can could would should will has have it there this that these those in of from below above following mentioned named given one per line lines as json array string strings list value values answer nothing else single'
    .split(' ')
    .join(' '),
)

const auxiliary = new Set(
  'is are was were do does did has have had will can could should would must may named called'.split(' '),
)
/** "Can you tell me when ..." asks when. */
const tells = /\b(?:you|know|tell|say|stated|mentioned)\b/i

/** These say where to look. */
const whereabouts =
  /\b(?:(?:named|mentioned|given|contained|found|listed|stated) )?(?:in|from|of) (?:the |this |that |my |following |above |below ){1,3}(?:text|email|message|letter|document|passage|sentence|note|notice|mail|paragraph|article|excerpt|snippet)\b/gi

const inclusive =
  /\b(?:incl(?:uding|usive of|\.)?|with|plus) (?:the )?(?:vat|tax(?:es)?|gst|shipping|fees)\b/gi
const exclusive =
  /\b(?:excl(?:uding|usive of|\.)?|without|before|less) (?:the )?(?:vat|tax(?:es)?|gst|shipping|fees)\b/gi
const whichText =
  /\b(?:in|from|of|on) (?:this|that|the following) (?:[\p{L}-]+ )?(?:confirmation|note|notice|letter|order|invoice|receipt|report|listing|ad|advert|page|log|chat|transcript|review|ticket|record|memo|post|statement|flyer|poster|label|bill|contract|minutes|policy|announcement|description|entry|form|file|table|recipe|story|conversation|thread|voicemail)\b/giu

/** What kinds of thing a question's first words ask for; undefined where they do not tell. */
export function kindsAsked(
  question: string,
): { kinds: Kinds; named?: Field['named']; unit?: string } | undefined {
  const found = words(question.slice(0, 300)).filter(word => word !== 'exactly')
  let at = 0
  while (at < 3 && leading.has(found[at] ?? '')) at++
  let first = found[at] ?? ''
  if (
    ![
      'who',
      'whom',
      'whose',
      'when',
      'where',
      'how',
      'what',
      'which',
      "who's",
      "when's",
      "where's",
      "what's",
    ].includes(first)
  ) {
    if (auxiliary.has(first) && !tells.test(question)) return undefined
    at = found.findIndex(
      (word, index) => index < 25 && ['who', 'whom', 'whose', 'when', 'where', 'how'].includes(word),
    )
    first = found[at] ?? ''
  }
  const second = found[at + 1] ?? ''
  const third = found[at + 2] ?? ''
  if (['who', 'whom', 'whose', "who's"].includes(first)) return { kinds: people, named: 'person' }
  if (first === 'when' || first === "when's") return { kinds: moments }
  if (first === 'where' || first === "where's") return { kinds: spots, named: 'place' }
  if ((first === 'what' || first === 'which') && second === 'time') return { kinds: times }
  if ((first === 'what' || first === 'which') && ['day', 'date', 'year', 'month'].includes(second))
    return { kinds: moments }
  if (first !== 'how') return undefined
  if (second === 'many') return { kinds: counts, unit: stem(third) }
  if (second === 'much') return { kinds: sums }
  if (['late', 'early'].includes(second)) return { kinds: hours }
  const ahead = second === 'far' && ['in', 'ahead', 'before', 'beforehand'].includes(third)
  if (
    ahead ||
    ['long', 'soon', 'quickly', 'fast', 'promptly', 'often', 'frequently', 'regularly'].includes(second)
  )
    return { kinds: spans, unit: 'duration' }
  if (second === 'old') return { kinds: counts, unit: stem('years') }
  const measure = measures.find(({ asks }) => asks.has(second))
  return measure && { kinds: measured, unit: measure.name }
}

const prepositions = new Set('of for in from to by on at with per as'.split(' '))

/** "The company the sender works for": a new subject after the noun that is asked for. */
const relatives = new Set('the he she they you we i it'.split(' '))

/** "What percentage of members voted": what is asked first, what is said of it after "of". */
function nameOf(said: readonly string[]): string {
  const kept: string[] = []
  let parted = false
  for (const [index, word] of said.entries()) {
    const bare = word.replace(/'s$/, '')
    const parts = auxiliary.has(word) && kept.length > 0
    const relative = relatives.has(word) && kept.length > 0 && !parted && index < said.length - 1
    if (relative) {
      kept.push('of')
      parted = true
    } else if (word === 'per' && kept.length > 0) kept.push('per')
    else if (parts || prepositions.has(word)) {
      if (kept.length > 0 && !parted && index < said.length - 1) {
        kept.push('of')
        parted = true
      }
    } else if (!dropped.has(bare)) kept.push(bare)
  }
  const last = said.at(-1) ?? ''
  if (['to', 'from', 'for'].includes(last) && kept.length > 0) kept.push(last)
  return kept.slice(0, 12).join(' ')
}

const limitIn = /^\W*(by|until|till|since|from|before|after) (?:when|what|which|how)\b/i
/** What stands before the end or the beginning that a question asks for. */
const limits: ReadonlyMap<string, readonly string[]> = new Map([
  ['by', ['by', 'until', 'before', 'latest', 'deadline', 'due', 'than']],
  ['before', ['by', 'until', 'before', 'latest', 'deadline']],
  ['until', ['until', 'till', 'to', 'through', 'end', 'close']],
  ['till', ['until', 'till', 'to', 'through', 'end', 'close']],
  ['since', ['since', 'from', 'start']],
  ['from', ['from', 'since', 'start', 'begin']],
  ['after', ['after', 'from']],
])

/** "What did the customer order?" wants what was ordered, and no number of an order. */
const asksThing =
  /^\W*what (?:did|does|do|has|have|had|will|would|is|was) [\p{L} ]{1,40}\b(?:order|buy|purchase|rent|sell|lose|return|steal|break|need|want|ordered|bought|purchased|rented|sold|lost|returned|stolen|broken|buying|ordering|selling|looking for)\s*\?/iu
const asksName = /\bnames? of (?:the|an?|my|our|their|his|her)\b|'s name\b/i

/** What a question or a command looks for: "Who signed the lease?", "Extract the phone number for bookings". */
export function readAsked(question: string, form: FieldForm = 'any'): Field {
  if (asksThing.test(question)) return readField('product', '', form)
  const hint = kindsAsked(question)
  const said = words(
    question
      .replaceAll(whereabouts, ' ')
      .replaceAll(whichText, ' ')
      .replaceAll(inclusive, ' gross ')
      .replaceAll(exclusive, ' net ')
      .replaceAll(/\be-mail/gi, 'email')
      .replaceAll(/\bcheck[- ](in|out)\b/gi, 'check$1'),
  ).slice(0, 40)
  const core = nameOf(said)
  const name = asksName.test(question) && core !== '' && !core.includes(' ') ? `${core} name` : core
  const field = readField(name === '' ? said.join(' ') : name, '', form)
  if (!hint) return field
  const cues = new Map(field.cues)
  for (const cue of limits.get(limitIn.exec(question)?.[1]?.toLowerCase() ?? '') ?? []) cues.set(stem(cue), 1)
  const distinct = name.split(' ').some(word => !plainWords.has(word) && !stopWords.has(word))
  return {
    words: field.words,
    cues,
    form: field.form,
    kinds: hint.kinds,
    distinct,
    ...(hint.named && { named: hint.named }),
    ...(hint.unit !== undefined && { unit: hint.unit }),
  }
}
