import { isRule } from '../language/is-rule.ts'
import { sentences } from '../language/sentences.ts'
import { words } from '../language/words.ts'

/** The question of a message, and the rest of it that is to be searched. */
export interface FoundQuestion {
  readonly question: string
  readonly material: string
}

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))
const openers = list(
  "what who whom whose when where which why how is are was were do does did can could may must should will would has have am what's who's where's when's how's whats isn't don't doesn't",
)
const label =
  /^\W*(?:q|question|query|user question|caller|customer|user|student|guest|visitor|reader|me|client|patient|task)\s*(?:\d{1,2}|(?:from|of|by) (?:the|a|our|my) \w+)?\s*[:)]\s*/i
const commands =
  /^\W*(?:please |now |can you |could you )?(?:tell me|name|give me|explain|state|list|find out|say|describe|look up|tell us|let me know|i(?:'d| would) like to know|i want to know|i need to know)\b/i
/** "Read this and tell me whether ..." */
const indirect =
  /\b(?:tell (?:me|us|them|him|her)|let me know|find out|work out|explain|i wonder|i(?:'d| would) like to know|(?:need|want) to know) (?:whether|if|who|whom|what|when|where|how|why|which)\b/i
const condition =
  /^\W*(?:if|when|where|unless|otherwise|else|only|use|based on|according to|answer|reply|respond|be brief|keep|do not|don't|never|say|write|wrap|put|base|quote|cite|in (?:one|a|two)|just|return|output|give)\b/i
const materialLabel =
  /^\W*(?:context|text|passage|document|article|policy|source|reading|excerpt|extract|faq|rules|notes?|facts|background|information|content|material|data|email|letter|message)\s*:/i
const LONGEST_WORDS = 70
const LONGEST_ASIDE = 30

type Part = 'question' | 'labelled' | 'rule' | 'material'

const isAsking = (sentence: string): boolean => {
  const bare = sentence.replace(label, '').trim()
  if (/\?["')\u201d]*$/.test(bare)) return true
  const found = words(bare)
  const first =
    found.find(
      word =>
        ![
          'and',
          'so',
          'but',
          'ok',
          'then',
          'also',
          'hi',
          'hello',
          'by',
          'at',
          'to',
          'in',
          'for',
          'please',
        ].includes(word),
    ) ?? ''
  return (
    (openers.has(first) && found.length <= 25 && !/[.:,;]$/.test(bare)) ||
    ((commands.test(bare) || indirect.test(bare)) && found.length <= 30)
  )
}

function partOf(piece: string): Part {
  if (materialLabel.test(piece)) return 'material'
  const all = sentences(piece)
  const count = words(piece.slice(0, 2_000)).length
  if (count > LONGEST_WORDS || all.length === 0) return 'material'
  const asking = all.filter(isAsking)
  const aside = all.filter(sentence => !isAsking(sentence) && !condition.test(sentence) && !isRule(sentence))
  const asideWords = aside.reduce((sum, sentence) => sum + words(sentence).length, 0)
  const ends = isAsking(all.at(-1) ?? '') || isAsking(all[0] ?? '') || condition.test(all.at(-1) ?? '')
  if (
    asking.length > 0 &&
    asideWords <= LONGEST_ASIDE &&
    ends &&
    (isAsking(all.at(-1) ?? '') || aside.length === 0)
  )
    return label.test(piece) ? 'labelled' : 'question'
  if (aside.length === 0 && count <= LONGEST_WORDS) return 'rule'
  return 'material'
}

/** The question of a piece, with what is said before it. */
function askedIn(piece: string): string {
  const bare = piece.replace(label, '').trim()
  const all = sentences(bare).filter(sentence => isAsking(sentence))
  return withoutForm(all.at(-1) ?? bare)
}

/** "Answer in capitals: what colour is it?": what stands before the colon says only how to answer. */
function withoutForm(question: string): string {
  const colon = question.indexOf(': ')
  const asked = question.slice(colon + 2)
  return colon > 0 && condition.test(question.slice(0, colon)) && isAsking(asked) ? asked : question
}

function choose(pieces: readonly string[], joint: string): FoundQuestion | undefined {
  const parts = pieces.map(partOf)
  const given = parts.flatMap((part, index) => (part === 'rule' ? [] : [index]))
  const labelled = parts.lastIndexOf('labelled')
  const first = given[0] ?? -1
  const last = given.at(-1) ?? -1
  const at =
    labelled >= 0 ? labelled : parts[last] === 'question' ? last : parts[first] === 'question' ? first : -1
  if (at < 0) return undefined
  const material = pieces.filter((_, index) => index !== at && parts[index] !== 'rule').join(joint)
  return { question: askedIn(pieces[at] ?? ''), material }
}

/**
 * Finds what a message asks among what it gives, by its paragraphs, its lines, its sentences; undefined where nothing asks.
 */
export function findQuestion(text: string): FoundQuestion | undefined {
  const blocks = text
    .split(/\n\s*\n/)
    .map(block => block.trim())
    .filter(block => block !== '')
  const byBlocks = choose(blocks, '\n\n')
  if (
    byBlocks &&
    (byBlocks.material !== '' || blocks.length === 1) &&
    sentences(byBlocks.question).length < 2
  ) {
    if (byBlocks.material !== '' || sentences(blocks[0] ?? '').length === 1) return byBlocks
  }
  const lines = text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
  const byLines = lines.length > 1 ? choose(lines, '\n') : undefined
  if (byLines && byLines.material !== '') return byLines
  const all = sentences(text)
  const asking = all.filter(isAsking)
  const question = isAsking(all.at(-1) ?? '')
    ? all.at(-1)
    : isAsking(all[0] ?? '')
      ? all[0]
      : asking.length === 1
        ? asking[0]
        : undefined
  if (question === undefined) return undefined
  const material = all
    .filter(sentence => sentence !== question && !(condition.test(sentence) && isRule(sentence)))
    .join(' ')
  return { question: question.replace(label, '').trim(), material }
}
