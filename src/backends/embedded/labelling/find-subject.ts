import { quotations } from '../language/quotations.ts'
import { sentences } from '../language/sentences.ts'
import { firstWord, words } from '../language/words.ts'
import { labelNouns, labelVerbs } from './label-names.ts'

/** A part of a text that its own marks set apart: tags, a fence, a quotation. */
export interface Marked {
  readonly text: string
  readonly start: number
  readonly end: number
}

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const setTags = list(
  'labels categories options intents classes rules instructions instruction task format output examples example answer topics choices guidelines',
)
/** Headings of parts that say what to do rather than what it is to be done with. */
const askingParts = list(
  'labels label categories category options option intents classes choices headings rules instructions instruction task format output answer role topics ' +
    'values tags guidelines question possible bins note severity sentiment priority intent classification teams queues departments sections types emotions definitions',
)
const MOST_TAGS = 50
const SHORTEST_QUOTED = 4

/** What a text sets apart as material, largest marks first. */
export function markedParts(text: string): Marked[] {
  const found: Marked[] = []
  let open = text.indexOf('<')
  for (let tried = 0; open >= 0 && tried < MOST_TAGS; tried++) {
    const match = /^<([A-Za-z][\w-]{0,39})(?:\s[^<>]{0,80})?>/.exec(text.slice(open, open + 130))
    const name = match?.[1] ?? ''
    const from = open + (match?.[0].length ?? 0)
    const close = match && !setTags.has(name.toLowerCase()) ? text.indexOf(`</${name}>`, from) : -1
    if (close >= 0)
      found.push({ text: text.slice(from, close).trim(), start: open, end: close + name.length + 3 })
    open = text.indexOf('<', close >= 0 ? close + 1 : open + 1)
  }
  for (const fence of ['"""', '```', "'''", '\n---\n', '\n===\n', '\n***\n', '###\n', '<<<']) {
    if (found.length > 0) break
    const start = text.indexOf(fence)
    const end = start < 0 ? -1 : text.indexOf(fence === '<<<' ? '>>>' : fence, start + fence.length)
    if (end < 0) continue
    const inside = text.slice(start + fence.length, end).trim()
    if (inside !== '' && !inside.startsWith('{')) found.push({ text: inside, start, end: end + fence.length })
  }
  return found
}

/** Lines that begin with `>`. */
function blockQuote(text: string): string {
  return text
    .split('\n')
    .filter(line => line.trimStart().startsWith('> ') && !line.includes('</'))
    .map(line => line.trimStart().slice(2))
    .join('\n')
}

export function longestQuotation(text: string, least = SHORTEST_QUOTED): Marked | undefined {
  let best: Marked | undefined
  for (const one of quotations(text))
    if (
      !/^\s*:/.test(text.slice(one.end, one.end + 3)) &&
      words(one.text).length >= least &&
      one.text.length > (best?.text.length ?? 0)
    )
      best = one
  return best
}

/** `Ticket: ...`, `Message from a ward: ...`: what follows the last heading that names material. */
function underHeading(text: string): string {
  // A heading may follow a sentence on its line: "... or NEGATIVE. Text: The app".
  const lines = text
    .replace(/([.?!)\]])[ \t]+(?=\**[A-Z][A-Za-z]{2,20}(?: [a-z]{1,12}){0,3}\**:\s)/g, '$1\n')
    .split('\n')
  let from = -1
  let value = ''
  for (const [index, line] of lines.entries()) {
    const match =
      /^\s*(?:#+\s*)?(?:\d\.\s*)?\**([A-Za-z][A-Za-z' -]{0,40}?)\**\s*(?:\([^)]{0,40}\))?:\**(?:\s+(.*)|\s*)$/.exec(
        line,
      )
    const name = (match?.[1] ?? '').toLowerCase()
    if (!match || words(name).length > 6 || words(name).some(word => askingParts.has(word)) || asks(name))
      continue
    // Several headings in a row are the parts of one text: `Subject: ...`, `Body: ...`.
    if (from >= 0 && value !== '' && lines.slice(from, index).every(one => one.trim() !== '')) continue
    from = index
    value = match[2] ?? ''
  }
  if (from < 0) return ''
  const isMail = /^\s*(?:subject|from|to|date|re)\s*:/i.test(lines[from] ?? '')
  const rest: string[] = [isMail ? (lines[from] ?? '') : value]
  for (const line of lines.slice(from + 1)) {
    const bare = line.trim()
    if (/^[A-Za-z ]{2,30}:\s*$/.test(bare) || (asks(bare) && !isMail)) break
    rest.push(line)
  }
  return rest.join('\n').trim()
}

const formalNouns = list(
  'word label category answer name letter number code json tag one explanation only intent text team topic',
)
const imperatives = list(
  'classify categorise categorize label tag triage sort assign route pick choose select decide rate judge determine detect identify map answer reply ' +
    "respond return output give just only use read mark say put tell what which is does please one respond do don't no predict analyse analyze evaluate state lowercase uppercase " +
    'can could should set guess name possible options categories labels allowed valid here write',
)

/** Whether a sentence says what to do: an imperative or a question about labels, or how to answer. */
export function asks(sentence: string): boolean {
  const found = words(sentence)
  if (found.length === 0 || found.length > 60) return false
  const first = firstWord(sentence)
  const begins = imperatives.has(first)
  const nouns = found.filter(word => labelNouns.has(word)).length
  const verbs = found.filter(word => labelVerbs.has(word)).length
  const forms = found.filter(word => formalNouns.has(word)).length
  const score =
    (begins ? 1 : 0) +
    Math.min(nouns, 2) * 0.7 +
    (found.some(word =>
      [
        'classify',
        'categorize',
        'categorise',
        'label',
        'triage',
        'json',
        'sentiment',
        'intent',
        'classified',
        'reply',
        'answer',
        'following',
      ].includes(word),
    )
      ? 0.8
      : 0) +
    (forms > 1 ? 0.7 : forms * 0.3) +
    (verbs > 1 ? 0.3 : 0)
  return score >= 1.4
}

function withoutSpan(text: string, spans: readonly { start: number; end: number }[]): string {
  let rest = ''
  let at = 0
  for (const { start, end } of [...spans].sort((one, other) => one.start - other.start)) {
    if (start > at) rest += text.slice(at, start)
    rest += '\u0000'
    at = Math.max(at, end)
  }
  return rest + text.slice(at)
}

/** What is left of a text without its labels and the sentences that say what to do. */
function residue(text: string, spans: readonly { start: number; end: number }[]): string {
  const kept: string[] = []
  for (const line of withoutSpan(text, spans).split('\n')) {
    const parts: string[] = []
    for (const sentence of sentences(line)) {
      const gap = sentence.lastIndexOf('\u0000')
      const colon = gap < 0 ? -1 : sentence.slice(gap).search(/[:?\])}]\s+\S|\s[-\u2013\u2014]{1,2}\s/)
      if (gap >= 0 && colon < 0) continue
      const bare = gap < 0 ? sentence : sentence.slice(gap + colon).replace(/^[\s:?\])}.\u2013\u2014-]+/, '')
      if (!asks(bare)) parts.push(bare)
    }
    if (parts.length > 0) kept.push(parts.join(' '))
  }
  const rest = kept.join('\n').trim()
  // "Classify the sentiment of this message: The meeting has been moved": what follows the colon.
  const colon = rest.search(/:\s/)
  const isLead =
    colon > 0 && colon < 120 && asks(`${rest.slice(0, colon)} label`) && rest.slice(colon + 1).trim() !== ''
  return (isLead ? rest.slice(colon + 1) : rest)
    .replace(/^(?:[\s:>\u2013\u2014]|-{2,}\s|-(?=\s*\n))+/, '')
    .trim()
}

const unquoted = (text: string): string => {
  const trimmed = text.trim()
  const [whole] = quotations(trimmed)
  return whole && whole.start === 0 && whole.end >= trimmed.length - 1 ? whole.text : trimmed
}

/**
 * What a message wants labelled.
 * @param spans where it offers labels and examples
 */
export function findSubject(text: string, spans: readonly { start: number; end: number }[]): string {
  const outside = ({ start, end }: Marked): boolean =>
    !spans.some(span => start < span.end && span.start < end)
  const marked = markedParts(text).filter(outside)
  if (marked.length > 0) return unquoted(marked.map(part => part.text).join('\n\n'))
  const blank = spans.reduce(
    (rest, { start, end }) =>
      `${rest.slice(0, start)}${rest.slice(start, end).replace(/[^\n]/g, ' ')}${rest.slice(end)}`,
    text,
  )
  const quote = blockQuote(blank)
  if (quote !== '') return unquoted(quote)
  const headed = underHeading(blank)
  if (words(headed).length > 1 || headed.length > 12) return unquoted(headed)
  const quotation = longestQuotation(blank)
  if (quotation) return quotation.text
  const rest = residue(text, spans)
  const short = longestQuotation(blank, 1)
  return short && words(rest).length > words(short.text).length ? short.text : unquoted(rest)
}
