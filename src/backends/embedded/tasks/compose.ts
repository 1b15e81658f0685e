import { knownList } from '../language/known-lists.ts'
import type { Shape } from '../language/read-shape.ts'
import { stem } from '../language/stem.ts'
import { words } from '../language/words.ts'
import type { Assignment } from '../read-assignment.ts'
import { generalAdvice } from './general-advice.ts'
import { layOut } from './lay-out.ts'

const DEFAULT_ITEMS = 3
const MOST_ITEMS = 50
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
    .replace(/, (?:\d+|one|two|three|four|five|six|ten|numbered|as|in) .*$/i, '')
    .replace(/^(?:why|how|what|whether) (?:to )?/i, '')
    .replace(/ (?:is|are|can|should|may|matters?) .*$/i, '')
  for (let again = 0; again < 3; again++) topic = topic.replace(shapeWords, '').replace(/[\s,]+$/, '')
  const count = topic.split(' ').length
  return topic === '' || count > LONGEST_TOPIC_WORDS ? 'this' : topic
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

function items(instruction: string, count: number | undefined, brief: boolean): readonly string[] {
  const asked = words(instruction)
  const known = knownList(asked)
  if (known) return known.slice(0, count ?? known.length)
  const most = count ?? DEFAULT_ITEMS
  const stems = new Set(asked.map(stem))
  const advice = generalAdvice.find(({ names }) => [...names].some(name => stems.has(name)))
  if (advice && !brief) {
    const topic = topicOf(instruction)
    const told = advice.items.map(item => capital(item.replaceAll('{}', topic)))
    if (most <= told.length) return told.slice(0, most)
  }
  if (!brief && most <= plain.length) return plain.slice(0, most)
  return Array.from(
    { length: Math.min(most, MOST_ITEMS) },
    (_, index) => `${brief ? 'unknown' : 'Not known to me'}${most > 1 ? ` (${index + 1})` : ''}`,
  )
}

const counts = ({ count, most }: Shape): number | undefined => count ?? most

/**
 * What can be said without a text to say it from, in the form asked for: what everybody knows by heart, what holds of nearly
 * anything, or that it is not known here.
 */
export function compose({ shape, material, instruction, prompt }: Assignment): string | undefined {
  const asked = instruction || prompt.text
  if (material !== '' && material !== prompt.text) return undefined
  const { form } = shape
  if (form === 'commas') return items(asked, counts(shape), true).join(', ')
  if (form === 'bullets' || form === 'numbered' || form === 'lines')
    return layOut(items(asked, counts(shape), false), { form })
  if (shape.words === 1) return 'Unknown'
  if (form === 'sentences' || form === 'paragraphs')
    return plain.slice(0, shape.count ?? shape.most ?? 1).join(' ')
  if (shape.words !== undefined) return plain[0]
  return undefined
}
