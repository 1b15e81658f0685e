import { contentStems } from './content-stems.ts'
import { type Facet, facets } from './facets.ts'
import { answerNouns, formWords, materialNouns, readerCommands } from './instruction-words.ts'
import { stem } from './stem.ts'
import { words } from './words.ts'

/** What a summary is to be about, and what not. */
export interface Focus {
  /** How much each facet matters, by its name. */
  readonly weights: ReadonlyMap<string, number>
  /** Other stems that were asked for. */
  readonly stems: ReadonlySet<string>
  /** Stems of the instruction that may only be about its form. */
  readonly mentioned: ReadonlySet<string>
  /** The names of the facets that were asked for. */
  readonly wanted: ReadonlySet<string>
  /** Whether anything in particular was asked for. */
  readonly focused: boolean
}

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const turnsAway = list(
  'not no ignore ignoring skip skipping omit omitting exclude excluding without except avoid avoiding leave leaving',
)
const opens = list(
  'focus focusing focused focussing emphasise emphasize emphasising emphasizing concentrate concentrating highlight highlighting only ' +
    'covering cover prioritise prioritize prioritising prioritizing stress about include including mention on regarding',
)
/** Words of an instruction that name no matter. */
const formal: ReadonlySet<string> = new Set(
  (
    'summarise summarize summary bullet point sentence paragraph document text article note follow following brief ' +
    'short concise key main word focus line list meeting review made important importantly everything anything email ' +
    'report thread study research leaflet announcement application agreement contract terms product customer reader residents manager council meeting release report thread content item information two three four five six executive reader audience exactly most'
  )
    .split(' ')
    .concat([...materialNouns, ...formWords, ...readerCommands, ...answerNouns])
    .map(stem),
)

function facetOf(base: string): Facet | undefined {
  return facets.find(({ names }) => names.has(base))
}

/** "What is in this agreement?" asks for no decision. */
const texts = list('agreement agreements')

/** What the reader is to do, asked for without a noun for it. */
const duties =
  /\b(?:(?:need|have|has|supposed|expected|ought) to (?:do|know and do)|(?:must|should) (?:I|we|they|he|she) do|(?:I|we) (?:must|should) do|to-?dos?|asked to do|what is expected of)\b/i
/** What one asked for weighs; it outweighs all that was not. */
const WANTED = 6

/** Reads "focus on decisions and owners, not background" from a summary's instruction. */
export function readFocus(instruction: string): Focus {
  const wanted = new Set<string>()
  const unwanted = new Set<string>()
  const stems = new Set<string>()
  const mentioned = new Set<string>()
  let away = false
  let open = false
  const found = words(instruction)
  for (const [index, word] of found.entries()) {
    const next = found[index + 1]
    if (
      turnsAway.has(word) ||
      ((word === 'rather' || word === 'instead') && (next === 'than' || next === 'of'))
    )
      away = true
    else if (opens.has(word)) {
      open = true
      if (word !== 'on' && word !== 'about') away = false
    }
    const base = stem(word)
    const facet = texts.has(word) ? undefined : facetOf(base)
    if (facet) (away ? unwanted : wanted).add(facet.name)
    else if (!away && !formal.has(base))
      for (const content of contentStems(word)) (open ? stems : mentioned).add(content)
  }
  if (duties.test(instruction)) wanted.add('action')
  const focused = wanted.size > 0 || stems.size > 0
  return { weights: weigh(wanted, unwanted, focused), stems, mentioned, wanted, focused }
}

function weigh(
  wanted: ReadonlySet<string>,
  unwanted: ReadonlySet<string>,
  focused: boolean,
): Map<string, number> {
  const weights = new Map<string, number>()
  const related = new Set(facets.filter(({ name }) => wanted.has(name)).flatMap(one => one.related))
  for (const { name, weight } of facets) {
    if (unwanted.has(name)) weights.set(name, -4)
    else if (wanted.has(name)) weights.set(name, WANTED)
    else if (related.has(name)) weights.set(name, weight * 1.25)
    else weights.set(name, focused && weight > 0 ? weight * 0.6 : weight)
  }
  return weights
}
