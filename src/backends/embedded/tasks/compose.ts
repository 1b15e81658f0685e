import { knownList } from '../language/known-lists.ts'
import { readNumber } from '../language/read-number.ts'
import { countOfThings, type Shape } from '../language/read-shape.ts'
import { stem } from '../language/stem.ts'
import { words } from '../language/words.ts'
import type { Assignment } from '../read-assignment.ts'
import { generalAdvice } from './general-advice.ts'
import { layOut, within } from './lay-out.ts'
import { messageFor } from './messages.ts'
import { verse } from './verses.ts'

const DEFAULT_ITEMS = 3
const MOST_ITEMS = 50
/** A longer system text may tell what is asked for. */
const LONG_SYSTEM = 400
const LONGEST_TOPIC_WORDS = 8
const topicLeads =
  /\b(?:for|about|of|on|before|when|to|in|against|with|regarding|during|after)\b(?: (?:me|us|you))*\s+/i
const shapeWords =
  /\b(?:as (?:a |an )?(?:\w+ )?(?:bullets?|list|points)|in (?:a |an |\w+ )?(?:\w+ )?(?:bullets?|list|sentences?|points|words?)|separated by.*|nothing (?:else|more)|only .*|no intro.*|please|one per line|each .*|max(?:imum)?.*|exactly.*)$/i

/** What an answer without any knowledge can say in a number of sentences. */
const plain: readonly string[] = [
  'I cannot tell, for I know nothing beyond this prompt.',
  "I am Outcrop's embedded model: small, rule-based, and without knowledge of the world.",
  'Give me a text that tells it, and I will answer from that.',
  'I can also summarise, classify or search what you send me.',
  'Any other model behind this server may know more.',
]

const restricts = /\b(?:nothing (?:else|more)|only|just the|no (?:intro\w*|preamble|other text))\b/i

/** Says of advice that holds of nearly anything that it is no more than that. */
const disclaimer = (topic: string): string =>
  `General points only; I know nothing of ${topic === 'this' ? 'the subject' : topic} itself:`

/** What a request is about: "sleeping better" of "3 tips for sleeping better as bullets". */
export function topicOf(instruction: string): string {
  const [line = ''] = instruction.split(/[\n.?!:;]/, 1)
  const lead = topicLeads.exec(line)
  if (!lead) return 'this'
  if (/^to\b/i.test(lead[0]) && !/\b(?:before|when|for|about|while)\b/.test(line.slice(lead.index + 3)))
    return 'this'
  let topic = line.slice(lead.index + lead[0].length)
  // "things to check before renting a flat" is about renting a flat.
  const further = /\b(?:before|when|for|about|while|at|in)\b (.+)$/i.exec(topic)
  if (/^to\b/i.test(lead[0]) && further?.[1] !== undefined) topic = further[1]
  topic = topic
    .replace(/, (?:\d+|one|two|three|four|five|six|ten|numbered|bullet\w*|as|in)\b.*$/i, '')
    .replace(/^(?:why|how|what|whether) (?:to )?/i, '')
    .replace(/ (?:is|are|can|should|may|matters?) .*$/i, '')
  for (let again = 0; again < 3; again++) topic = topic.replace(shapeWords, '').replace(/[\s,]+$/, '')
  const count = topic.split(' ').length
  return topic === '' || count > LONGEST_TOPIC_WORDS ? 'this' : topic
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** Advice that holds of nearly any topic; undefined where there is none of the kind, or not enough. */
function advise(asked: readonly string[], topic: string, count: number): readonly string[] | undefined {
  const stems = new Set(asked.map(stem))
  const advice = generalAdvice.find(({ names }) => [...names].some(name => stems.has(name)))
  if (advice === undefined || count > advice.items.length) return undefined
  return advice.items.slice(0, count).map(item => capital(item.replaceAll('{}', topic)))
}

/** Whether a kind of advice is named. */
const advises = (asked: readonly string[]): boolean => {
  const stems = new Set(asked.map(stem))
  return generalAdvice.some(({ names }) => [...names].some(name => stems.has(name)))
}

/** "ten words": what is counted is words. */
function wordCount(said: readonly string[]): number | undefined {
  const at = said.findIndex(word => word === 'words' || word === 'adjectives' || word === 'names')
  return at < 1 ? undefined : readNumber(said[at - 1] ?? '')
}

function items(asked: readonly string[], count: number | undefined, brief: boolean): readonly string[] {
  const known = knownList(asked)
  if (known) return known.slice(0, count ?? known.length)
  const most = count ?? DEFAULT_ITEMS
  if (!brief && most <= plain.length) return plain.slice(0, most)
  return Array.from(
    { length: Math.min(most, MOST_ITEMS) },
    (_, index) => `${brief ? 'unknown' : 'Not known to me'}${most > 1 ? ` (${index + 1})` : ''}`,
  )
}

const counts = ({ count, most }: Shape): number | undefined => count ?? most

/** "3 tips for ...", "pros and cons": a list is wanted, though none is named. */
const opensList =
  /^\W*(?:please |can you |could you )*(?:write|give|list|name|suggest|brainstorm|tell|share|offer|provide|come up|think of|what are|create|make|draft)\b|^\W*(?:\d+|two|three|four|five|six|seven|eight|nine|ten|top \w+|pros and cons)\b/i

/** Lists one after the other, where of each kind so many are wanted: "pros and cons: 2 each". */
function eachKind(said: readonly string[], topic: string, count: number): readonly string[] | undefined {
  const kinds = generalAdvice.filter(({ names }) =>
    names.has('pro') || names.has('con') ? said.some(word => names.has(stem(word))) : false,
  )
  const both = kinds.length === 2 && said.some(word => word === 'each' || word === 'per' || word === 'both')
  return both
    ? kinds.flatMap(({ items: all }) =>
        all.slice(0, count).map(item => capital(item.replaceAll('{}', topic))),
      )
    : undefined
}

/** A list of what can be said of nearly any topic, or that it is not known. */
function writeList({ shape, prompt }: Assignment, asked: string): string {
  const { form } = shape
  const said = words(asked)
  const topic = topicOf(asked)
  const count = counts(shape) ?? countOfThings(said).count ?? DEFAULT_ITEMS
  const known = knownList(said) !== undefined
  const advice = known ? undefined : (eachKind(said, topic, count) ?? advise(said, topic, count))
  const bulleted = form ?? 'bullets'
  if (advice === undefined) return layOut(items(said, counts(shape), false), { form: bulleted })
  const bare = form === 'lines' || shape.words !== undefined || shape.wordsEach !== undefined
  const list = layOut(advice, { form: bulleted })
  return bare || restricts.test(`${prompt.system} ${asked}`) ? list : `${disclaimer(topic)}\n${list}`
}

/** Running text of so many sentences, paragraphs or words. */
function composeText(pieces: readonly string[], { form, count, most, words: limit }: Shape): string {
  if (form === 'paragraphs') {
    const blocks = Math.min(count ?? most ?? 1, pieces.length)
    const size = Math.max(1, Math.min(2, Math.floor(pieces.length / blocks)))
    return Array.from({ length: blocks }, (_, index) =>
      pieces.slice(index * size, (index + 1) * size).join(' '),
    ).join('\n\n')
  }
  const wanted = form === 'sentences' ? (count ?? most ?? 1) : limit === undefined ? 2 : pieces.length
  return within(pieces.slice(0, wanted), limit).join(' ')
}

const LONGEST_REQUEST = 12
/** "Bullet list: four things to pack": what comes after the colon asks and tells nothing. */
function isTopic(material: string): boolean {
  const said = words(material)
  return said.length <= LONGEST_REQUEST && advises(said) && countOfThings(said).count !== undefined
}

/** A list without a text to take it from: advice of a kind that is named, or the members of a set that everybody knows. */
export function composeList(assignment: Assignment): string | undefined {
  const { shape, material, instruction, prompt, task } = assignment
  const listed = shape.form === 'bullets' || shape.form === 'numbered'
  const given =
    (material !== '' && !isTopic(material)) ||
    prompt.documents.length > 0 ||
    prompt.earlier.length > 0 ||
    task !== undefined
  if (!listed || given || prompt.system.length > LONG_SYSTEM) return undefined
  const asked = isTopic(material) ? material : instruction || prompt.text
  return advises(words(asked)) ? writeList(assignment, asked) : undefined
}

/**
 * What can be said without a text to say it from, in the form asked for: what everybody knows by heart, what holds of nearly
 * anything, or that it is not known here.
 */
export function compose(assignment: Assignment): string | undefined {
  const { shape, material, instruction, prompt } = assignment
  const asked = instruction || prompt.text
  if (material !== '' && material !== prompt.text) return undefined
  const { form } = shape
  const said = words(asked)
  const written =
    form === undefined || form === 'lines' ? verse(asked, topicOf(asked), counts(shape)) : undefined
  if (written) return written.join('\n')
  if (form === 'commas') {
    const count = counts(shape) ?? countOfThings(said).count
    return items(said, count ?? wordCount(said), true).join(', ')
  }
  const listed = form === 'bullets' || form === 'numbered' || form === 'lines'
  const lists = form === undefined && shape.words === undefined && opensList.test(asked) && advises(said)
  if (listed || (lists && countOfThings(said).count !== undefined)) return writeList(assignment, asked)
  if (shape.words === 1) return 'Unknown'
  const message = messageFor(asked, said)
  if (form === 'sentences' || form === 'paragraphs' || shape.words !== undefined)
    return composeText(message ?? plain, shape)
  return message && composeText(message, shape)
}
