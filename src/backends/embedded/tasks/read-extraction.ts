import type { Field, FieldForm } from '../entities/field.ts'
import { fieldClasses } from '../entities/field-words.ts'
import { kindsAsked, readAsked } from '../entities/read-asked.ts'
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
  readonly layout: 'json' | 'lines' | 'bullets' | 'commas'
}

const taking = new Set(
  'extract find get pull identify list give return name output parse locate pick collect provide fetch read grab'.split(
    ' ',
  ),
)
const alone =
  /\b(?:(?:only|just)(?! (?:from|use|using|if|based|on|answer|say|reply|write|what|in|rely|with the|the (?:text|context|documents?|passages?|facts|information|article|policy|provided|given|following|material|notes?|source|rules|extract))\b)|nothing else|nothing more|no other text|no sentence|never with a sentence|without (?:any )?(?:explanation|other)|no explanation|and that'?s it|(?:one|single) (?:word|value)|as short as possible|exact value|no extra|hh:mm|yyyy-mm-dd|dd[./-]mm[./-]yy(?:yy)?|mm[./-]dd[./-]yyyy|in iso format|in one word|as an? (?:plain )?(?:number|integer))\b/i
const conditional = /\b(?:if|when|where|unless|otherwise)\b[^.!?\n]*/gi
const opening = /^\W*(?:what|who|when|where|how|why|is|are|was|does|do|did|can|and|may|since|which)\b/i
const every = /\b(?:all|every|each|any|list|which .{0,30}s (?:are|were|is)|array)\b/i
const single = /\b(?:sender|patient|customer|first|last|total|the only)\b/i
const form =
  /\b(?:json|only|just|nothing else|format|iso|yyyy|hh:mm|per line|no other|answer with|reply with|return only|as a number|array|comma[- ]separated|bullet|if |when (?:there|it|the)|otherwise)\b/i

/** Whether a word names a class of things, in the singular or in the plural. */
const isClass = (word: string): boolean => fieldClasses.some(({ words: names }) => names.has(word))

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
  if (numeric && bare.test(instruction) && !/with (?:its|the|a) (?:currency|unit)/i.test(instruction))
    return 'number'
  return 'asWritten'
}

/** The sentence of an instruction that says what is wanted rather than how. */
function wantedIn(instruction: string): string {
  const pieces = instruction
    .split('\n')
    .flatMap(line => sentences(line))
    .filter(piece => words(piece).length > 0)
  const asking = pieces.filter(
    piece => piece.endsWith('?') || taking.has(firstWord(piece)) || words(piece).slice(0, 8).some(isClass),
  )
  return (
    asking.find(piece => piece.endsWith('?')) ??
    asking.find(piece => !/^(?:if|when|answer|reply|use|only|just|you)\b/i.test(piece)) ??
    asking[0] ??
    pieces[0] ??
    ''
  )
}

/** Reads "What's the order number? Only the number.", "List all dates, one per line", "IBAN?". */
export function readExtraction(instruction: string, rules = ''): ValueRequest | undefined {
  if (instruction.length > 1_500 || /^\s*[{[<|]/.test(instruction)) return undefined
  const asked = wantedIn(instruction)
  const found = words(asked)
  const lower = instruction.toLowerCase()
  if (found.length === 0 || found.length > 45) return undefined
  const content = asked.split(/,|\.|;|:/).find(piece => words(piece).some(isClass)) ?? asked
  const core = asked.endsWith('?')
    ? asked
    : content
        .replace(/\b(?:as|in|into|in an?) (?:an? )?(?:iso|json|list|array).*$/i, '')
        .replace(
          /\b(?:from|in|of) (?:this|the|that|following) (?:\w+ )?(?:text|email|message|letter|document|passage|sentence|note|notice|mail|paragraph|article|signature)\b.*$/i,
          '',
        )
  const eachOne = /\b(?:every|each)\b/i.test(core) && !/\b(?:line|row) (?:of|in)\b/i.test(core)
  const many =
    (eachOne && words(core).some(isClass)) ||
    words(core).some(word => isPlural(word) && isClass(word)) ||
    /\b(?:people|all persons|everyone)\b/i.test(core)
  const listed = /\b(?:json|array|list|per line|one line each|comma|bullets?|bulleted)\b/.test(lower)
  const commanded =
    found.some((word, index) => index < 4 && taking.has(word)) && !/^\W*\w+ ?[,|\t]/.test(asked)
  const bare =
    found.length <= 4 &&
    found.some(isClass) &&
    !opening.test(asked) &&
    !/[|,\t\d{"]/.test(asked) &&
    words(instruction).length <= 16 &&
    (found.length === 1 || asked !== asked.toUpperCase())
  const limited = alone.test(`${instruction.replaceAll(conditional, ' ')} ${rules}`)
  const all = many && (listed || every.test(core) || commanded) && !single.test(core)
  const question = asked.endsWith('?')
  const classed = words(core).some(isClass) || kindsAsked(core) !== undefined
  const asks = commanded || question || bare || listed || limited
  const isRequest =
    classed &&
    asks &&
    ((commanded && !question) ||
      bare ||
      (question && limited) ||
      all ||
      (limited && commanded) ||
      (listed && many))
  if (!isRequest) return undefined
  const wanted: FieldForm =
    /\byyyy-mm-dd\b|\biso\b/i.test(instruction) &&
    kindsAsked(core) === undefined &&
    /\bdates?\b|\bwhen\b|\bdeadline/i.test(core)
      ? 'date'
      : 'any'
  const field = readAsked(core, wanted)
  const layout = /\bjson\b|\barray\b/.test(lower)
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
    notation: notationOf(instruction.replace(asked, form.test(asked) ? asked : ' '), field),
    layout,
  }
}
