import { commonVerbs } from '../language/common-verbs.ts'
import { stem } from '../language/stem.ts'
import type { Entity } from './entity.ts'
import { articles, endsPhrase, phraseFrom } from './phrase-from.ts'
import type { ReadText } from './read-text.ts'
import type { Segment } from './segment.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

const LONGEST = 5
const MOST_SEGMENTS = 100
const countables = list(
  'x of tablet tablets capsule capsules units pieces pcs boxes bottles packs packets bags pairs sets copies copy pair box unit piece pack',
)
/** What is done with goods, as stems: what follows is likely what it is done with. */
const handling = new Set(
  `order buy purchase ship send return need want deliver receive bought sell sold book rent replace request get got
    lost lose found find left leave forgot forget stole stolen repair fix broke exchange hire borrow lend bring collect
    offer supply stock use using try tried install prescribe prescribed take taking dispatch sent missing`
    .split(/\s+/)
    .map(stem),
)
/** Nouns with a number that is their name and counts nothing. */
const numbered = list(
  'platform gate room level floor line terminal page chapter step unit flat apartment suite table row seat bus track lane version at by around about until after before from no number in on since day week phase section article building hall grade route exit',
)
const owners = list('my our this the')
const indefinite = list('a an')
const predicates = list(
  'leaks leak stopped stops stop broke breaks does did do doesn keeps kept makes made arrived came comes won went shows showed fails failed needs lost got gets smells leaking no longer never only still just also cannot can could should must may might back again yesterday today tomorrow out off up down here there',
)
const noItems = list(
  `wide high tall long deep heavy thick old away each apart only left more people persons person guest guests name manager boss colleague wife husband son daughter mother father account address number phone email order friend team company question
  doctor assistant time day week month year morning afternoon evening customer delivery problem issue refund way money one lot bit copy
  star stars point points percent euro euros dollar dollars pound pounds first last next same other box station office plant factory warehouse home house flat city town road street shop store website site message text letter note card inside desk help please`,
)

/** "Four stars for the lamp": what is rated. */
const ratings = list('star stars review reviews rating points feedback complaint opinion verdict test')
const RATED = 2.5

interface Candidate {
  readonly phrase: string
  readonly score: number
}

/** "coffee grinder G200" of "coffee grinder G200 leaks": up to the verb. */
function thingFrom(segment: Segment, from: number): string | undefined {
  const parts = phraseFrom(segment, from)?.split(/\s+/) ?? []
  const end = parts.findIndex(
    (part, index) =>
      index > 0 &&
      (predicates.has(part.toLowerCase()) ||
        (/^\p{Ll}\p{L}*(?:ed|s)$/u.test(part) &&
          !part.endsWith('ss') &&
          index < parts.length - 1 &&
          commonVerbs.has(stem(part.toLowerCase())))),
  )
  const kept = end > 0 ? parts.slice(0, end) : parts
  const last = kept.at(-1)?.toLowerCase() ?? ''
  return kept.length === 0 || kept.length > LONGEST || noItems.has(last) ? undefined : kept.join(' ')
}

/** What the words before a thing say for its being the item: a count, a verb of trade, an article. */
function weigh(segment: Segment, from: number): number {
  const before = segment.words[from - 1]
  const verb = [1, 2, 3].some(
    back =>
      handling.has(segment.words[from - 1 - back]?.base ?? '') &&
      !segment.words.slice(from - back, from - 1).some(({ lower }) => endsPhrase.has(lower)),
  )
  if (before === undefined) return 0
  const rated =
    articles.has(before.lower) &&
    ['for', 'of', 'on', 'about'].includes(segment.words[from - 2]?.lower ?? '') &&
    ratings.has(segment.words[from - 3]?.lower ?? '')
  if (rated) return RATED
  if (owners.has(before.lower))
    return (before.lower === 'the' ? 0.6 : before.lower === 'our' ? 1 : 1.6) + (verb ? 1.2 : 0)
  if (indefinite.has(before.lower)) return (from === 1 ? 1.5 : 0.8) + (verb ? 1.4 : 0)
  return handling.has(before.base) && /^\p{L}/u.test(segment.words[from]?.text ?? '') ? 0.9 : 0
}

/** "40 units of the blue folding chair": what a number that counts counts. */
function counted(segment: Segment, entity: Entity): { from: number } | undefined {
  const before = segment.words.findLast(({ end }) => end <= entity.start)
  const rest = segment.text.slice(entity.end - segment.start)
  if (/^[^\S\n]*[.,;:)]/.test(rest) || numbered.has(before?.lower ?? '')) return undefined
  // "The Kestrel 20 headphones": the number is part of a name.
  const isModel = before !== undefined && before !== segment.words[0] && /^\p{Lu}/u.test(before.text)
  if (isModel && /^\d/.test(entity.text)) return undefined
  let from = segment.words.findIndex(({ start }) => start >= entity.end)
  if (from < 0) return undefined
  while (from < segment.words.length && countables.has(segment.words[from]?.lower ?? '')) from++
  if (articles.has(segment.words[from]?.lower ?? '')) from++
  return endsPhrase.has(segment.words[from]?.lower ?? '') ? undefined : { from }
}

/** "Continue ramipril 5 mg": what stands right before its dose or its weight. */
function measuredBefore(segment: Segment, { start, text }: Entity): string | undefined {
  if (!/\d ?(?:mg|g|mcg|\u00b5g|ml|kg|iu|units?)\b/i.test(text)) return undefined
  const at = segment.words.findLastIndex(({ end }) => end <= start)
  const word = segment.words[at]
  if (!word || segment.text.slice(word.end - segment.start, start - segment.start) !== ' ') return undefined
  if (endsPhrase.has(word.lower) || articles.has(word.lower) || commonVerbs.has(word.base)) return undefined
  return /^(?:dose|weight|about|only|per|plus|least|most|than|a|an|x)$/.test(word.lower)
    ? undefined
    : word.text
}

/** The thing that a text is about: what is counted, bought, owned or first spoken of. */
export function findItem({ segments, within }: ReadText): string | undefined {
  let best: Candidate | undefined
  const offer = (phrase: string | undefined, score: number): void => {
    if (phrase !== undefined && score > (best?.score ?? 0.5)) best = { phrase, score }
  }
  for (const [index, segment] of segments.slice(0, MOST_SEGMENTS).entries()) {
    const late = index * 0.3
    for (const entity of within[index] ?? []) {
      if (!['number', 'quantity'].includes(entity.kind)) continue
      const dosed = entity.kind === 'quantity' ? measuredBefore(segment, entity) : undefined
      offer(dosed, 2.6 - late)
      const found = counted(segment, entity)
      if (found) offer(thingFrom(segment, found.from), 2.4 - late)
    }
    for (const [at, word] of segment.words.entries()) {
      const own = weigh(segment, at)
      if (own === 0 || articles.has(word.lower) || noItems.has(word.lower)) continue
      const thing = thingFrom(segment, at)
      const named = thing !== undefined && /(?:^| )\p{Lu}/u.test(thing) ? 1 : 0
      offer(thing, own + named - late)
    }
  }
  return best?.phrase
}

/** A first line that is no sentence, above others: the name of a recipe, an article, an event. */
export function headingLine(text: string): string | undefined {
  const [first = '', ...rest] = text.trim().split('\n', 50)
  const line = first.replace(/^#+\s*|^\*\*|\*\*$/g, '').trim()
  const isHeading =
    rest.some(one => one.trim() !== '') && line.split(/\s+/).length <= 8 && !/[.!?,:;|]|^[-*\d]/.test(line)
  return isHeading && !/^(?:dear|hi|hello|hey|to|from|good)\b/i.test(line) ? line : undefined
}

/** "Leek pie for six": what a text begins with, where that is no sentence. */
export function openingPhrase({ text, segments, within }: ReadText): string | undefined {
  const [first] = segments
  const phrase = first ? phraseFrom(first, 0) : undefined
  const next = first?.words[(phrase ?? '').split(/\s+/).length]?.lower ?? ''
  const said = phrase?.split(/\s+/).length ?? 9
  const line = headingLine(text)
  if (line !== undefined) return line
  if (within[0]?.some(({ kind, text }) => kind === 'name' && text === phrase)) return undefined
  return phrase !== undefined &&
    said <= 4 &&
    !['is', 'are', 'was', 'were', 'will', 'would', 'has', 'have', 'had'].includes(next) &&
    !/^(?:our|my|your|his|her|i|we|you|he|she|it|they|hi|hello|dear|there|this|that|please|on|in|at|the)\b/i.test(
      phrase,
    )
    ? phrase
    : undefined
}
