import { knownList } from '../language/known-lists.ts'
import { type NounPhrase, nounPhrases } from '../language/noun-phrases.ts'
import { stem } from '../language/stem.ts'
import { words } from '../language/words.ts'
import type { Assignment } from '../read-assignment.ts'
import { layOut } from './lay-out.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const MOST_ITEMS = 50
const LONGEST_ITEM_WORDS = 5
const named = list(
  'name names people persons person who participants attendees guests authors speakers members colleagues players winners employees',
)
const places = list(
  'city cities country countries place places town towns stops stations destinations locations',
)
const amounts = list('amount amounts price prices number numbers figures sums fees costs')
const dates = list('date dates day days deadlines')
const selects = list(
  'which what list name extract give find all names enumerate who only tell mention pull write',
)
/** Kinds of single things; points, decisions and the like are told by whole statements. */
const kinds = list(
  'names people participants attendees cities countries places towns locations dates amounts prices numbers ingredients colours colors animals birds tools fruits vegetables companies organisations organizations brands materials products languages books films dishes drinks stations destinations currencies months sports instruments metals spices flowers trees',
)
const placeLeads = list('in at to from via near for')

const datePattern =
  /\b(?:\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}(?:, \d{4})?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b/g
const amountPattern =
  /[\u20ac$\u00a3]? ?\d[\d,.]*\d(?: ?(?:%|percent|euros?|dollars?|pounds?|EUR|USD|GBP))?|[\u20ac$\u00a3] ?\d|\b\d\b/g

/** "in slate grey or, for a surcharge, in a warm red": the phrases that stand alike. */
function alike(phrases: readonly NounPhrase[], count: number | undefined): string[] {
  const texts = [...new Set(phrases.map(({ text }) => text))]
  if (count === undefined || texts.length <= count) return texts
  // What a text is about comes first; what it lists comes after.
  return texts.slice(-count)
}

/** Under "for the dressing, whisk ..." the dressing is no ingredient. */
const isTopic = ({ before }: NounPhrase, index: number): boolean => index === 0 && before === 'for'

function members(asked: readonly string[], material: string): string[] {
  const known = knownList(asked)
  if (!known) return []
  const lower = ` ${words(material).join(' ')} `
  return known.filter(member => lower.includes(` ${member.toLowerCase()} `))
}

/** The things of a text that are of the kind that is asked for. */
export function itemsIn(material: string, instruction: string, count: number | undefined): string[] {
  const asked = words(instruction)
  const phrases = nounPhrases(material)
  if (asked.some(word => named.has(word)) && !asked.includes('product'))
    return alike(
      phrases.filter(({ isName }) => isName),
      count,
    )
  if (asked.some(word => dates.has(word))) return [...new Set(material.match(datePattern) ?? [])]
  if (asked.some(word => amounts.has(word)))
    return [...new Set(material.match(amountPattern) ?? [])].map(one => one.trim())
  if (asked.some(word => places.has(word))) {
    const names = phrases.filter(({ isName }) => isName)
    const led = names.filter(({ before }) => placeLeads.has(before) || before === 'and' || before === ',')
    return alike(led.length > 1 ? led : names, count)
  }
  const stems = new Set(asked.map(stem))
  const things = phrases.filter(
    ({ isName, text }) => !isName && !words(text).every(word => stems.has(stem(word))),
  )
  const known = members(asked, material)
  if (known.length >= 2 && things.length > known.length + 4) return known
  return alike(
    things.filter((phrase, index) => !isTopic(phrase, index)),
    count,
  )
}

/** Single things of a text, where they are asked for on one line or each on a line of its own. */
export function listItems({ material, instruction, shape, task }: Assignment): string | undefined {
  const { form } = shape
  const listed = form === 'commas' || form === 'lines' || form === 'bullets' || form === 'numbered'
  const asked = words(instruction)
  if (material === '' || !listed || task !== undefined) return undefined
  if (form !== 'commas' && !(asked.some(word => selects.has(word)) && asked.some(word => kinds.has(word))))
    return undefined
  const items = itemsIn(material, instruction, shape.count ?? shape.most)
    .filter(item => item.split(' ').length <= LONGEST_ITEM_WORDS)
    .slice(0, shape.most ?? MOST_ITEMS)
  if (items.length === 0) return undefined
  return form === 'commas' ? items.join(', ') : layOut(items, shape)
}
