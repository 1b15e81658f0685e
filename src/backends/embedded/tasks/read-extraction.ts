import type { Field, FieldForm } from '../entities/field.ts'
import { fieldClasses } from '../entities/field-words.ts'
import { kindsAsked, readAsked } from '../entities/read-asked.ts'
import { askingScore } from '../language/asking-score.ts'
import { knownList } from '../language/known-lists.ts'
import { sentences } from '../language/sentences.ts'
import { firstWord, words } from '../language/words.ts'

/** How a value is to be written. */
export type Notation =
  | 'asWritten'
  | 'isoDate'
  | 'clock'
  | 'number'
  | 'firstName'
  | 'lastName'
  | `date ${string}`

/** A value, or all values of a kind, that an instruction wants and nothing else. */
export interface ValueRequest {
  readonly asked: string
  readonly field: Field
  readonly all: boolean
  readonly notation: Notation
  /** Whether only what the text itself calls so is wanted: no class of things is named. */
  readonly plain: boolean
  readonly layout: 'json' | 'lines' | 'bullets' | 'commas'
}

const taking = new Set(
  'extract find get pull identify list give return name output parse locate pick collect provide fetch read grab'.split(
    ' ',
  ),
)
const alone =
  /\b(?:(?:only|just)(?! (?:from|use|using|if|based|on|answer|say|reply|write|what|in|rely|with the|the (?:text|context|documents?|passages?|facts|information|article|policy|provided|given|following|material|notes?|source|rules|extract))\b)|nothing else|nothing more|no other text|(?:bare|plain|raw|requested|single) (?:value|number|text|string)s?|(?:additional|further|extra|other|more) (?:words?|text)|no (?:title|port|units?|prefix|label|quotes|quotation marks|markdown|sentence|full sentence|extra|explanations?|commentary|units)s?\b|no sentence|never with a sentence|by itself|on its own|(?:with|return|give|reply|answer|name|value|number|it) alone|without (?:any )?(?:explanation|other|anything else)|no explanation|and that'?s it|(?:one|single) (?:word|value)|as short as possible|(?:reply|answer|respond|return|output)(?: with| in)? (?:just |only )?(?:the|a|an|that) (?:number|figure|name|date|code|value|amount|time|year|address|url|id|total|price|sum)(?=[.,;!?]|$)|nothing before or after|exact value|no extra|hh:mm|yyyy-mm-dd|dd[./-]mm[./-]yy(?:yy)?|mm[./-]dd[./-]yyyy|in iso format|in one word|as an? (?:plain )?(?:number|integer))\b/i
/** "From the rules only" says where to look. */
const looking =
  /\b(?:from|using|use|based on|according to|rely on|in|only) (?:only )?(?:the|this|these|that|my|our|your) [\w ]{1,30}? only\b|\bonly (?:answer|reply|use|from|the information)[^.!?\n]*|\b(?:use|using|from|on) only\b[^.!?\n]*/gi
/** "From the invoice below" says where to look before what for. */
const leading =
  /^\W*(?:from|in|given|using|out of|based on|looking at) (?:the|this|that|my|our|these|each) [\w -]{0,40}?(?:, ?| (?=(?:please )?(?:extract|find|get|pull|identify|list|give|return|name|output|parse|read|provide|tell)\b))/i
const conditional =
  /\b(?:if|when|where|unless|otherwise|or (?:with|reply|answer|say|write|return|output|respond|just))\b[^.!?\n]*/gi
const opening =
  /^\W*(?:what|who|whom|whose|when|where|how|why|is|are|was|does|do|did|can|and|may|since|which)\b/i
/** "Which room", "what diet": a noun that the question names. */
const named = /^\W*(?:in |on |at |to |for )?(?:which|what)(?:'s the| is the| was the)? [a-z]/i
const enumerates = /\b(?:array|comma[- ]separated|per line|one line each|as a list|json list)\b/
const every = /\b(?:all|every|each|any|list|which .{0,30}s (?:are|were|is)|array)\b/i
const single = /\b(?:sender|patient|customer|first|last|total|the only)\b/i
const form =
  /\b(?:as (?:plain )?(?:numbers|integers)|json|only|just|nothing else|format|iso|yyyy|hh:mm|per line|no other|answer with|reply with|return only|as a number|array|comma[- ]separated|bullet|if |when (?:there|it|the)|otherwise)\b/i

/** Whether a word names a class of things, in the singular or in the plural. */
const isClass = (word: string): boolean =>
  fieldClasses.some(
    ({ words: names }) => names.has(word) || (isPlural(word) && names.has(word.slice(0, -1))),
  ) ||
  (isPlural(word) && knownList([word]) !== undefined)

const isPlural = (word: string): boolean =>
  word.endsWith('s') &&
  !word.endsWith('ss') &&
  !word.endsWith("'s") &&
  !['address', 'this', 'is', 'was', 'has', 'its', 'does', 'status', 'always', 'as', 'us', 'yes'].includes(
    word,
  )

function notationOf(instruction: string, field: Field): Notation {
  if (/\b(?:iso|yyyy-mm-dd)\b/i.test(instruction)) return 'isoDate'
  const pattern = /\b(?:dd?|mm?|yyyy)[./-](?:dd?|mm?)[./-](?:yyyy|yy|dd)\b/i.exec(instruction)?.[0]
  if (pattern !== undefined) return `date ${pattern.toLowerCase()}`
  if (/\b(?:surname|last name|family name)\b/i.test(instruction)) return 'lastName'
  if (/\b(?:first name|given name|forename)\b/i.test(instruction)) return 'firstName'
  if (/\bhh:mm\b|\b24[- ]hour/i.test(instruction)) return 'clock'
  const numeric = field.kinds.has('money') || field.kinds.has('percent') || field.kinds.has('quantity')
  const bare =
    /\b(?:as an? (?:plain )?(?:number|integer|decimal)|numbers?\b(?! sign)|digits|figure|integer|without (?:the |any )?(?:currency|unit|sign|symbol)|no (?:currency|unit|symbol|sign))/i
  if (
    numeric &&
    bare.test(instruction) &&
    !/(?:with|including|and) (?:\w+ )?(?:currency|unit)/i.test(instruction)
  )
    return 'number'
  return 'asWritten'
}

/** "Name of the company?" asks without a verb. */
const isNounQuestion = (asked: string): boolean =>
  !/\b(?:what|who|whom|whose|when|where|how|why|which|is|are|was|were|can|could|may|do|does|did|has|have|will|would|should)\b/i.test(
    asked,
  )
const polite = /^\W*(?:i'd|i would|i need|we need|could|can|would|please|kindly|my|your)\b/i

/** Without what is quoted, and of a longer text only what asks: "we only have eight spaces" restricts no answer. */
function demanded(text: string): string {
  const bare = text.replaceAll(/["\u201c][^"\u201c\u201d\n]{0,120}["\u201d]/g, 'it')
  const all = bare.split('\n').flatMap(line => sentences(line))
  return (all.length < 3 ? all : all.filter(sentence => askingScore(sentence) > 0)).join(' ')
}

const announcing =
  /^\W*(?:hi,? |hello,? )?(?:i(?:'m going to| will|'ll| am going to| have| got| just got| received)|here(?:'s| is| are)|below (?:is|are)|this is|the following is) /i
const courtesy =
  /^\W*(?:i(?:'d| would) be (?:very )?(?:grateful|glad|happy|thankful) if you (?:could|would)|i was wondering (?:if|whether) you (?:could|can)|it would be (?:great|nice|lovely|helpful) if you (?:could|would)|would you mind|please be so kind (?:as to|and)|be so kind (?:as to|and)|i(?:'d| would) (?:like|want) you to) (?=\p{L})/iu
const taskLabel = /^\W*(?:task|your task|job|instructions?|goal|output|question)\s*: */i

/** The sentence of an instruction that says what is wanted rather than how. */
function wantedIn(instruction: string): string {
  const pieces = instruction
    .split('\n')
    .flatMap(line => sentences(line))
    .map(piece => piece.replace(taskLabel, '').replace(courtesy, ''))
    .filter(piece => words(piece).length > 0 && !announcing.test(piece))
  const asking = pieces.filter(
    piece =>
      piece.endsWith('?') ||
      taking.has(firstWord(piece)) ||
      words(piece)
        .slice(0, polite.test(piece) ? 20 : 8)
        .some(isClass),
  )
  return (
    asking.find(piece => piece.endsWith('?')) ??
    asking.find(piece => !/^(?:please )?(?:if|when|answer|reply|use|only|just|you)\b/i.test(piece)) ??
    asking[0] ??
    pieces[0] ??
    ''
  )
}

/** "JSON array of names", "one per line": more than one answer is waited for. */
const severalWanted =
  /\b(?:array|list) of (?:the )?(?:names|dates|times|amounts|places|people|cities|strings)\b|\bone (?:name |date |place )?per line\b|\bjson (?:array|list)\b/i

const NOUNS = 10
/** "The customer ID, and only that, please". */
const nounal = /^\W*(?:the|just|only|my|their|his|her|its|this) \p{L}/iu

/** Reads "What's the order number? Only the number.", "List all dates, one per line", "IBAN?". */
export function readExtraction(instruction: string, rules = ''): ValueRequest | undefined {
  if (
    instruction.length > 1_500 ||
    /^\s*(?:[{[<|#]|(?:text|policy|claim|context|passage|note|notes|ticket|document|source|email|message|article|facts)\s*:)/i.test(
      instruction,
    )
  )
    return undefined
  const asked = wantedIn(instruction)
  const found = words(asked)
  const lower = instruction.toLowerCase()
  if (found.length === 0 || found.length > 45) return undefined
  const content =
    asked
      .replace(leading, '')
      .split(/,|\.|;|:/)
      .find(piece => words(piece).some(isClass)) ?? asked
  const ofThings = /\b(?:list|array) of (?:all |the |every ){0,2}((?:[\w-]+ ){0,2}[\w-]+s)\b/i.exec(
    asked,
  )?.[1]
  const core = asked.endsWith('?')
    ? asked
    : ofThings !== undefined &&
        !/^(?:numbers|strings|objects|integers|values|json)$/i.test(ofThings) &&
        words(ofThings).some(isClass)
      ? ofThings
      : content
          .replace(
            /\b(?:as|in|into|with|without|including|using) (?:an? |the |any |its )?(?:plain |whole |bare )?(?:iso|json|list|array|number|integer|decimal|digits|figure|currency|unit|symbol|yyyy|format|bullet|comma).*$/i,
            '',
          )
          .replace(
            /\b(?:from|in|of) (?:this|the|that|following) (?:\w+ )?(?:text|email|message|letter|document|passage|sentence|note|notice|mail|paragraph|article|signature)\b.*$/i,
            '',
          )
  const eachOne = /\b(?:every|each)\b/i.test(core) && !/\b(?:line|row) (?:of|in)\b/i.test(core)
  const many =
    (eachOne && words(core).some(isClass)) ||
    words(core.split(/ for /, 1)[0] ?? core).some(word => isPlural(word) && isClass(word)) ||
    /\b(?:people|all persons|everyone)\b/i.test(core) ||
    (kindsAsked(core) !== undefined && !/\bhow\b/i.test(core) && severalWanted.test(instruction))
  const listed = /\b(?:json|array|list|per line|one line each|comma|bullets?|bulleted)\b/.test(
    `${lower} ${rules.toLowerCase()}`,
  )
  const opensWithAll = /^\W*(?:all|every|each|the)\b/i.test(asked)
  const early = words(asked.replace(leading, '')).findIndex(word => taking.has(word) || word === 'tell')
  const commanded =
    !/^\W*(?:what|who|whom|whose|where|when|how|why|which)\b/i.test(asked) &&
    early >= 0 &&
    early < (polite.test(asked) ? 12 : 4) &&
    !/^\W*\w+ ?[,|\t]/.test(asked)
  const bare =
    found.length <= 4 &&
    found.some(isClass) &&
    !opening.test(asked) &&
    !/[|,\t\d{"]/.test(asked) &&
    words(instruction).length <= 16 &&
    (found.length === 1 || asked !== asked.toUpperCase())
  const limited = alone.test(
    demanded(`${instruction} ${rules}`).replaceAll(conditional, ' ').replaceAll(looking, ' '),
  )
  const unclassed =
    !words(core).some(isClass) &&
    listed &&
    found.length <= 25 &&
    words(core).some(isPlural) &&
    enumerates.test(lower)
  const counts = /\bhow (?:many|much|long|old|far|often)\b/i.test(core)
  const direct =
    /^\W*(?:please |can you |could you |now )*(?:extract|pull out|identify|find) \S/i.test(asked) &&
    found.length <= 12
  const listing = direct && !words(core).some(isClass) && isPlural(words(core).at(-1) ?? '')
  const all =
    unclassed ||
    listing ||
    (!counts && many && (listed || every.test(core) || commanded || opensWithAll) && !single.test(core))
  const question = asked.endsWith('?')
  const category = /^\W*(?:of |in |from |to |with )?(?:which|what) ([\p{L}-]+)/iu.exec(asked)?.[1]
  const classed =
    (category !== undefined && knownList([category.toLowerCase()]) !== undefined) ||
    unclassed ||
    words(core).some(isClass) ||
    kindsAsked(core) !== undefined
  const asks = commanded || question || bare || listed || limited
  const isRequest =
    (classed || direct || (question && limited && named.test(core))) &&
    asks &&
    ((commanded && !question) ||
      bare ||
      (question && (limited || isNounQuestion(asked))) ||
      all ||
      (limited &&
        (commanded ||
          (found.length <= NOUNS &&
            isNounQuestion(asked) &&
            nounal.test(asked) &&
            alone.test(instruction)))) ||
      (listed && many))
  if (!isRequest) return undefined
  const wanted: FieldForm =
    /\byyyy-mm-dd\b|\biso\b/i.test(instruction) &&
    kindsAsked(core) === undefined &&
    /\bdates?\b|\bwhen\b|\bdeadline/i.test(core)
      ? 'date'
      : 'any'
  const field = readAsked(core, wanted)
  const layout = /\bjson\b|\barray\b/.test(`${lower} ${rules.toLowerCase()}`)
    ? 'json'
    : /\bcomma/.test(lower)
      ? 'commas'
      : /\bbullet/.test(lower)
        ? 'bullets'
        : 'lines'
  return {
    asked: core,
    field,
    all,
    plain: listing,
    notation: notationOf(instruction.replace(asked, form.test(asked) ? asked : ' '), field),
    layout,
  }
}
