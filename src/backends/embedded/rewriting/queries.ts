import { stopWords } from '../language/stop-words.ts'
import { words } from '../language/words.ts'
import { paraphrases } from './paraphrases.ts'

const bareQuery = (query: string): string =>
  query
    .trim()
    .replace(/^["'\u201c]+|["'\u201d]+$/g, '')
    .replace(/[?.!\s]+$/, '')
    .trim()
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

interface Frame {
  readonly kind: 'how' | 'what' | 'why' | 'when' | 'where' | 'can' | 'who' | 'amount' | 'topic' | 'symptom'
  /** The query without the words that only ask. */
  readonly core: string
}

const openings: readonly (readonly [Frame['kind'], RegExp])[] = [
  [
    'amount',
    /^how (?:much|many|long|often|far|old|big|tall) (?:(?:does|do|is|are|can|will|did|should|would|must|may) )?(?:(?:i|we|you|one|it|there|a person|someone) )?/i,
  ],
  [
    'how',
    /^(?:how (?:do|can|could|should|would|to|does|did|might) ?(?:i|we|you|one|someone|people)?|what is the best way to|what's the best way to|ways? to|steps? to|i (?:want|need) to|tell me how to|how)\s+/i,
  ],
  [
    'why',
    /^(?:why (?:is|are|does|do|did|was|were|can't|won't|doesn't|isn't|don't|has|have)|what causes|reasons? (?:for|why))\s+/i,
  ],
  [
    'when',
    /^(?:when (?:is|are|does|do|did|was|were|can|will|should)|what time (?:is|does|do)|by when)\s+(?:i |we )?/i,
  ],
  ['where', /^(?:where (?:is|are|can|do|does|did|should|could)|in which)\s+(?:i |we |you |one )?/i],
  ['who', /^who(?:'s| else)?\s+/i],
  [
    'what',
    /^(?:what(?:'s)?(?: (?:is|are|was|were|does|do|did|can|should))?|which(?: (?:is|are))?|explain|define|describe|tell me about|information (?:on|about))\s+(?:the |a |an )?/i,
  ],
  [
    'can',
    /^(?:can|could|may|is it (?:possible|allowed|ok|safe) (?:to|for)|am i allowed to|do|does|is|are|should|will|must|have) ?(?:i|we|you|one|someone|there)?\s+/i,
  ],
]

/** "My phone gets hot": something is said to happen, and what to do about it is sought. */
const symptoms =
  /\b(?:not|n't|fast|slow|slowly|drains?|crash\w*|leak\w*|broken|error|fails?|failed|stuck|hot|overheat\w*|noisy|freez\w*|dead|flicker\w*|won't|hurts?|cracked|drops?|jam\w*|smell\w*|stopped|keeps?)\b/i

function frameOf(query: string): Frame {
  for (const [kind, opening] of openings) {
    const match = opening.exec(query)
    if (match && match[0].length < query.length) return { kind, core: query.slice(match[0].length).trim() }
  }
  return { kind: symptoms.test(query) ? 'symptom' : 'topic', core: query }
}

const frames: Readonly<Record<Frame['kind'], readonly string[]>> = {
  how: [
    'Best way to {}',
    'Steps to {}',
    'What is the procedure to {}?',
    'Guide: how to {}',
    'Is it possible to {}?',
    'Instructions to {}',
    'What do I need to {}?',
    'Tips to {}',
  ],
  what: [
    '{} explained',
    'Information about {}',
    'Overview of {}',
    'Details on {}',
    'Meaning of {}',
    'Guide to {}',
    'Facts about {}',
    '{}: what to know',
  ],
  why: [
    'Reasons why {}',
    'Causes: {}',
    'Explanation: why {}',
    'What is the reason that {}?',
    '{}: possible causes',
    'What leads to this: {}',
    '{}: why it happens',
  ],
  when: [
    'Date and time: {}',
    'Schedule for {}',
    'What time: {}',
    'On which date: {}',
    '{}: when it happens',
    'Timetable: {}',
  ],
  where: [
    'Location: {}',
    'Best place: {}',
    'Places where to {}',
    'Which place: {}',
    '{}: where to look',
    'Address: {}',
  ],
  who: ['Person who {}', 'Name of the person who {}', 'Which person {}?', 'People who {}', 'Find out who {}'],
  can: [
    'Is it possible: {}',
    'Rules: {}',
    '{}: is it allowed',
    'Permission: {}',
    'Conditions: {}',
    'What applies: {}',
  ],
  amount: [
    '{}: how much',
    'Amount: {}',
    '{}: typical figures',
    'Number: {}',
    'Information on {}',
    '{}: what to expect',
  ],
  topic: [
    'Information about {}',
    '{} explained',
    'Overview of {}',
    'Guide to {}',
    'Details of {}',
    '{}: best answers',
    '{}: what to know',
    'Everything about {}',
  ],
  symptom: [
    'Why: {}',
    '{}: causes',
    'How to fix: {}',
    '{}: what to do',
    'Solution when {}',
    'Reasons: {}',
    '{}: troubleshooting',
    'Help with {}',
  ],
}

/** The words of a text that carry matter, in order. */
const keywords = (text: string): string =>
  text
    .split(/\s+/)
    .filter(word => !stopWords.has(word.toLowerCase().replace(/[^\p{L}\p{N}'-]/gu, '')))
    .join(' ')

/** The query with one word said otherwise, by turns each that can be. */
function* substitutions(query: string): Generator<string> {
  const parts = query.split(/\s+/)
  for (const pass of [0, 1])
    for (const [index, part] of parts.entries()) {
      const bare = part.toLowerCase().replace(/[^\p{L}-]/gu, '')
      const other = paraphrases.get(bare)?.[pass]
      if (other !== undefined)
        yield parts.map((own, at) => (at === index ? part.toLowerCase().replace(bare, other) : own)).join(' ')
    }
}

/** The query with all words said otherwise that can be, but one. */
function* manySubstitutions(query: string): Generator<string> {
  const parts = query.split(/\s+/)
  const places = parts.flatMap((part, index) =>
    paraphrases.has(part.toLowerCase().replace(/[^\p{L}-]/gu, '')) ? [index] : [],
  )
  for (const kept of places.length > 1 ? places : [])
    yield parts
      .map((part, index) => {
        const bare = part.toLowerCase().replace(/[^\p{L}-]/gu, '')
        return index === kept || !places.includes(index)
          ? part
          : part.toLowerCase().replace(bare, paraphrases.get(bare)?.[0] ?? bare)
      })
      .join(' ')
}

const keyOf = (query: string): string => words(query).join(' ')

function* alternatives(query: string): Generator<string> {
  const { kind, core } = frameOf(query)
  const asks = kind !== 'topic' && kind !== 'symptom'
  const named = kind === 'how' || kind === 'symptom' ? core : core.replace(/^(?:the|a|an)\s+/i, '')
  const mark = asks ? '?' : ''
  const substituted = [...substitutions(query)]
  const framed = frames[kind].map(frame => capitalised(frame.replace('{}', named)))
  const many = [...manySubstitutions(query)]
  const rich = [...substitutions(core)]
  yield `${capitalised(substituted[0] ?? framed[3] ?? query)}${substituted[0] === undefined ? '' : mark}`
  yield framed[0] ?? ''
  if (many[0] !== undefined) yield `${capitalised(many[0])}${mark}`
  if (asks && keywords(core) !== '') yield keywords(core)
  for (let index = 1; index < Math.max(framed.length, substituted.length); index++) {
    const frame = frames[kind][index]
    if (frame !== undefined)
      yield capitalised(frame.replace('{}', rich[index % Math.max(1, rich.length)] ?? named))
    if (substituted[index] !== undefined) yield `${capitalised(substituted[index] ?? '')}${mark}`
    if (framed[index] !== undefined) yield framed[index] ?? ''
  }
  for (const word of [
    'explained',
    'guide',
    'tips',
    'information',
    'rules',
    'advice',
    'examples',
    'overview',
    'details',
    'questions',
  ])
    yield `${keywords(core) || core} ${word}`
}

/** So many other ways to search for the same, none of them the query itself. */
export function expandQuery(query: string, count: number): string[] {
  const bare = bareQuery(query)
  const seen = new Set([keyOf(bare)])
  const found: string[] = []
  for (const one of alternatives(bare)) {
    if (found.length >= count) break
    const key = keyOf(one)
    if (key === '' || seen.has(key)) continue
    seen.add(key)
    found.push(one)
  }
  return found
}
