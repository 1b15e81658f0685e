import { colourPhrases, colourWords, courtesies, weightyWords } from '../language/colour.ts'
import { labelOf } from '../language/units.ts'
import { sentiment } from './sentiment.ts'

/** A statement of a text, and what is known of its place and words. */
export interface Statement {
  readonly text: string
  readonly index: number
  /** How many statements the text has. */
  readonly count: number
  /** The stems of all its words. */
  readonly every: ReadonlySet<string>
  /** How many of its stems that carry matter come in other statements, too. */
  readonly shared: number
  /** A word of colour in so many statements is what the text is about. */
  readonly isAbout: (base: string) => boolean
}

const MOST_COUNTED = 3
const MOST_SHARED = 4

function howMany(all: ReadonlySet<string>, isOne: (base: string) => boolean): number {
  let count = 0
  for (const base of all) if (isOne(base)) count++
  return Math.min(MOST_COUNTED, count)
}

const bare = (text: string): string => text.trim().slice(labelOf(text) === '' ? 0 : text.indexOf(':') + 2)

/**
 * What speaks for a statement as one that a summary tells, and against it, each with its weight: fitted by logistic regression on 560
 * statements of 80 texts of many kinds, then rounded.
 */
const signs: readonly (readonly [weight: number, sign: RegExp])[] = [
  // Numbers, less where they are spelt; but years are of the past.
  [1, /\d/],
  [-0.5, /\b(?:1[5-9]|20)\d\d\b/],
  [-0.6, /\b(?:has|have|had|was|were)\b[^.]{0,60}\bsince\b/i],
  [0.3, /\b\d{1,2}(?:st|nd|rd|th)? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\b(?:deadline|due)\b/],
  // What is to come, what has to be done, why, and what is otherwise than before.
  [0.35, /\b(?:will|shall|going to|'ll|plans? to|is to|are to|expected|due|next)\b/i],
  [
    0.45,
    /\b(?:must|have to|has to|need(?:s|ed)? to|required?|requires|should|prohibited|forbidden|banned|not allowed|never|cannot|can't|may not|only)\b/i,
  ],
  [
    0.5,
    /^(?:please )?(?:take|keep|do not|don't|never|always|avoid|store|call|ask|use|leave|put|wait|bring|remove|check|send|register|apply|read|pay|book|wash|tell|discard|stop|make sure|turn|press|contact|report|return|follow|clean|sign|switch|unplug)\b/i,
  ],
  [0.4, /\b(?:because|due to|therefore|so that|thus|as a result|caused|causes)\b/i],
  [0.5, /\b(?:instead|rather than|no longer|but|however|although|though|from \S+ to)\b/i],
  [0.3, /\b(?:not|no|without|none|nobody|nothing)\b|n't\b/i],
  // What somebody takes on.
  [0.5, /\b(?:I'll|we'll|I will|we will|let's|I can|we can)\b/i],
  [0.3, /\b(?:new|gets|receives|more|additional|extra|for free|free of charge)\b/i],
  // What was decided, by whom it is done, what it did.
  [
    1.4,
    /\b(?:decided|decides|agreed|approved|resolved to|chose|chosen to|voted|ruled|adopted|signed|settled on)\b/i,
  ],
  [
    2.2,
    /\b(?:owns|(?:is|are) responsible|responsible for|in charge of|takes over|took over|assigned to|owner:)/i,
  ],
  [
    0.9,
    /\b(?:unavailable|outage|down|failed|fails|lost|injured|killed|flooded|destroyed|damage[ds]?|burst|cancelled|postponed|delayed|closed|rejected|resigned)\b/i,
  ],
  // What only was, and who somebody is.
  [-0.65, /\b(?:was|were)\b/i],
  [-0.4, /\bhad\b/i],
  [-0.3, /\b(?:is|are)\b/i],
  [-0.4, /, (?:who|which|whose|a|an|known|named|called)\b/i],
  [-0.5, /\b(?:Mr|Ms|Mrs|Dr)\b/],
  [-0.15, /(?<=\S )\p{Lu}\p{Ll}+/u],
  [-0.25, /\(/],
  [-0.6, /!$/],
  [-0.85, /\?$/],
]
/** Numbers that are spelt, where none is in digits. */
const SPELT = 0.6
const spelt =
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|half|third|quarter|percent|million|thousand|hundred|twice|double)\b/i
const FIRST = -0.6
const SECOND = -0.3
const LAST = -0.9
const SHORT = -0.3
const SHORT_WORDS = 6
const TINY = -0.6
const TINY_WORDS = 4
const LENGTH = 0.2
const SHARED = 0.2
const COLOUR = -0.95
const COLOUR_PHRASE = -1.65
const WEIGHTY = 0.45
const BLAME = 0.4
const PRAISE = 0.15
const COURTESY = -3
/** In a text of few statements each place says little. */
const FEW = 4

/** How much a statement looks like one that a summary tells: about 0 where that is open. */
export function howTelling({ text, index, count, every, shared, isAbout }: Statement): number {
  const length = bare(text).split(/\s+/).length
  let sum = 0
  for (const [weight, sign] of signs) if (sign.test(text)) sum += weight
  if (!/\d/.test(text) && spelt.test(text)) sum += SPELT
  if (count > FEW) {
    if (index === 0) sum += FIRST
    if (index === 1) sum += SECOND
    if (index === count - 1) sum += LAST
  }
  if (length < SHORT_WORDS) sum += SHORT
  if (length < TINY_WORDS) sum += TINY
  sum += LENGTH * Math.log(1 + length) + SHARED * Math.min(MOST_SHARED, shared)
  sum += COLOUR * howMany(every, base => colourWords.has(base) && !isAbout(base))
  sum += WEIGHTY * howMany(every, base => weightyWords.has(base))
  if (colourPhrases.test(text)) sum += COLOUR_PHRASE
  if (courtesies.test(bare(text))) sum += COURTESY
  const { praise, blame } = sentiment(text)
  return sum + (blame > praise ? BLAME : praise > blame ? PRAISE : 0)
}
