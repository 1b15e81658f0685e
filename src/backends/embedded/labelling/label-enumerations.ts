import { quotations } from '../language/quotations.ts'
import { words } from '../language/words.ts'
import type { Label, LabelSet } from './label.ts'
import { bareName, isName, labelNouns, labelVerbs, withoutLeads } from './label-names.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** Words after which a list of choices begins. */
const cues = list(
  'as into of from between among amongst either with labels label categories category classes options choices values tags topics intents ' +
    'queues teams departments using choose pick select answer reply respond say return output is are be was were whether sounds seems means ' +
    'follows namely including to whose allowed possible tag write give mark print in under for',
)
/** Words at which a choice ends: "billing or bug based on its text". */
const tails = list(
  'for based depending according that which when if only nothing without by about in to so given on at with from the this that our my your his her their - \u2013 \u2014 -- | and just please',
)
const hardStarts = /[:([{<?"\u201c=](?=[^:([{<?"\u201c=]*$)|\s[-\u2013\u2014]{1,2}\s(?=[^-\u2013\u2014]*$)/
const hardEnds = /[)\]}>?:"\u201d]|\.(?:\s|$)|\s[-\u2013\u2014]{1,2}\s/
const separators = /\s*(?:,\s*or\s|,\s*and\s|[,;|/\u00b7]|\bor\b|\band\b|\bvs\b\.?|\bversus\b)\s*/gi
const MOST_LABELS = 60
/** A piece that holds little more than the choices offers them. */
const LEAST_AROUND = 14
const LONGEST_PIECE = 800
/** Of a text at most so much is searched for choices. */
const ANALYSED = 12_000

interface Segment {
  readonly text: string
  readonly start: number
  readonly end: number
  /** What separates it from the next one. */
  readonly separator: string
}

function segmentsOf(piece: string): Segment[] {
  const found: Segment[] = []
  let start = 0
  for (const match of piece.matchAll(separators)) {
    const text = piece.slice(start, match.index)
    if (text.trim() !== '' || found.length === 0)
      found.push({ text, start, end: match.index, separator: match[0].trim().toLowerCase() })
    start = match.index + match[0].length
  }
  found.push({ text: piece.slice(start), start, end: piece.length, separator: '' })
  return found
}

interface Part {
  readonly name: string
  /** Where it begins or ends in its segment. */
  readonly at: number
  /** 2 at a mark, 1 at a word, 0 where only its nearest word was taken. */
  readonly sure: number
}

/** The name that a segment ends with: after a mark, a cue, or its last word. */
function tailName(text: string): Part | undefined {
  const mark = text.search(hardStarts)
  const rest = mark < 0 ? text : text.slice(mark + 1)
  const from = mark < 0 ? 0 : mark + 1
  if (mark >= 0 && rest.trim() !== '') {
    const name = withoutLeads(rest)
    if (isName(name)) return { name, at: from, sure: 2 }
  }
  let best: Part | undefined
  for (const match of rest.matchAll(/\S+/g)) {
    if (!cues.has(bareName(match[0]).toLowerCase())) continue
    const at = match.index + match[0].length
    const name = withoutLeads(rest.slice(at))
    if (isName(name)) best = { name, at: from + at, sure: 1 }
  }
  if (best) return best
  const whole = withoutLeads(rest)
  if (isName(whole) && words(whole).length <= 3) return { name: whole, at: from, sure: mark < 0 ? 1 : 2 }
  const at = rest.trimEnd().lastIndexOf(' ') + 1
  const name = bareName(rest.slice(at))
  return at > 0 && isName(name) ? { name, at: from + at, sure: 0 } : undefined
}

/** The name that a segment begins with: up to a mark, a word that ends it, or its first word. */
function headName(text: string): Part | undefined {
  const lead = text.length - text.trimStart().length
  const begins = /^[\s"'`*[({<\u201c\u2018]*/.exec(text)?.[0].length ?? lead
  const mark = text.slice(begins).search(hardEnds)
  const end = mark < 0 ? text.length : begins + mark
  const name = withoutLeads(text.slice(0, end))
  const parts = name.split(/\s+/)
  const tail = parts.findIndex((part, index) => index > 0 && tails.has(part.toLowerCase()))
  if (tail > 0) {
    const shorter = bareName(parts.slice(0, tail).join(' '))
    if (isName(shorter)) return { name: shorter, at: text.indexOf(shorter) + shorter.length, sure: 1 }
  }
  if (isName(name)) return { name, at: end, sure: mark < 0 ? 1 : 2 }
  const first = bareName(parts[0] ?? '')
  return isName(first) ? { name: first, at: text.indexOf(first) + first.length, sure: 0 } : undefined
}

const qualities = list(
  'hot cold warm male female indoor outdoor easy hard difficult formal informal open closed active passive positive negative neutral past present future new old big small ' +
    'public private active true false good bad safe unsafe simple complex internal external direct indirect urgent normal short long high low medium adult junior senior happy sad ' +
    'domestic foreign international local morning evening primary secondary single double first second american british left right upper lower solid liquid',
)
/** "A hot or cold drink": what both qualify is no part of a name. */
function withoutObject(names: string[]): string[] {
  const last = names.at(-1)?.split(' ') ?? []
  const all = [...names.slice(0, -1), last[0] ?? '']
  return last.length > 1 && all.every(name => qualities.has(name.toLowerCase())) ? all : names
}

/** Where only the first name has several words, what is judged stands before it: "this review good or bad". */
function withoutSubject(names: string[], sure: number): string[] {
  const [first = '', ...others] = names
  if (sure > 1 || !first.includes(' ') || others.some(name => name.includes(' '))) return names
  return [first.slice(first.lastIndexOf(' ') + 1), ...others]
}

interface Run {
  readonly names: string[]
  readonly start: number
  readonly end: number
  readonly sure: number
  readonly separators: string
}

function runsIn(segments: readonly Segment[]): Run[] {
  const found: Run[] = []
  let index = 0
  while (index < segments.length - 1) {
    const segment = segments[index]
    const first = segment && tailName(segment.text)
    if (!segment || !first) {
      index++
      continue
    }
    const names = [first.name]
    let separatorsSeen = ` ${segment.separator}`
    let at = index + 1
    let end = segment.end
    let sure = first.sure
    for (; at < segments.length && names.length <= MOST_LABELS; at++) {
      const next = segments[at]
      if (!next) break
      const bare = withoutLeads(next.text)
      const ends = next.text.replace(/^[\s"'`*[({<\u201c\u2018]+/, '').search(hardEnds) >= 0
      const isWhole = at < segments.length - 1 && isName(bare) && !ends
      const last = isWhole ? undefined : headName(next.text)
      if (isWhole) names.push(bare)
      else if (last && (last.sure > 0 || at === index + 1 || next.text.length < 60)) {
        names.push(last.name)
        sure += last.sure
        end = next.start + last.at
      }
      if (isWhole) {
        end = next.end
        separatorsSeen += ` ${next.separator}`
        continue
      }
      // A quoted or enclosed name may be followed by the next one: "spam", "ham".
      const closed = /^\s*["'`*\u201c\u2018<]?[^"'`*\u201d\u2019>]*["'`*\u201d\u2019>]+\s*$/.test(next.text)
      if (!closed || !last) break
      separatorsSeen += ` ${next.separator}`
    }
    const unique = [...new Set(withoutObject(withoutSubject(names, first.sure)))]
    if (unique.length > 1)
      found.push({ names: unique, start: segment.start + first.at, end, sure, separators: separatorsSeen })
    index = Math.max(at, index + 1)
  }
  return found
}

function rankOf(run: Run, piece: string, before: string): number {
  const lead = words(`${before} ${piece.slice(0, run.start)}`).slice(-40)
  const near = lead.slice(-6)
  const longest = Math.max(...run.names.map(name => words(name).length))
  let rank = run.sure / 2
  if (lead.some(word => labelNouns.has(word))) rank += 1.5
  if (near.some(word => labelNouns.has(word))) rank += 0.5
  if (lead.some(word => labelVerbs.has(word))) rank += 1
  if (['either', 'whether', 'between', 'of', 'as', 'into'].includes(near.at(-1) ?? '')) rank += 1
  if (['answer', 'reply', 'respond', 'output', 'return', 'with', 'say'].some(word => near.includes(word)))
    rank += 1
  if (/[/|]/.test(run.separators)) rank += 1
  if (/\bor\b/.test(run.separators)) rank += 1
  if (!/\bor\b|[/|,;]/.test(run.separators)) rank -= near.at(-1) === 'between' ? 0 : 2.5
  if (run.names.length === 2 && !/\bor\b|[/|]/.test(run.separators) && run.sure < 4) rank -= 1.5
  if (run.names.every(name => name === name.toUpperCase() && name.length > 1)) rank += 1
  if (run.names.some(name => name.includes('_'))) rank += 1.5
  const isWhole =
    piece.trim().length - (run.end - run.start) < LEAST_AROUND && /\bor\b|[/|]/.test(run.separators)
  if (isWhole) rank += 1.5
  if (longest === 1) rank += 0.5
  if (longest > 3) rank -= 1
  rank += Math.min(run.names.length, 6) * 0.1
  return rank
}

/** `"joy", "anger" or "fear"`, `**occupied** or **vacant**`: names with a mark each, nothing but separators between. */
function markedRuns(piece: string): Run[] {
  const short = quotations(piece).filter(({ text }) => isName(bareName(text)) && words(text).length <= 3)
  const bold = [...piece.matchAll(/\*\*([^*\n]{1,40})\*\*|<([a-z_ -]{1,30})>/gi)].map(match => ({
    text: match[1] ?? match[2] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }))
  const found: Run[] = []
  for (const marked of [short, bold.filter(({ text }) => isName(bareName(text)))]) {
    let run: { text: string; start: number; end: number }[] = []
    let seen = ''
    const close = (): void => {
      const names = [...new Set(run.map(({ text }) => bareName(text)))]
      const [first, last] = [run[0], run.at(-1)]
      if (names.length > 1 && first && last)
        found.push({ names, start: first.start, end: last.end, sure: 4, separators: seen })
      run = []
      seen = ''
    }
    for (const one of marked) {
      const previous = run.at(-1)
      const gap = previous ? piece.slice(previous.end, one.start).trim().toLowerCase() : ''
      if (previous && !['', ',', 'or', 'and', '/', '|', ', or', ', and', ';', 'vs', 'vs.'].includes(gap))
        close()
      if (run.length > 0) seen += ` ${gap}`
      run.push(one)
    }
    close()
  }
  return found
}

/** Lists of labels inside sentences: after a cue, in brackets, between quotation marks, around an "or". */
export function labelEnumerations(text: string): LabelSet[] {
  const found: LabelSet[] = []
  let offset = 0
  // A wrapped line goes on; "w/" is no separator.
  const unwrapped = text
    .slice(0, ANALYSED)
    .replace(/,[ \t]*\n(?=[^\n])/g, match => match.replace('\n', ' '))
    .replace(/(?<=\w)\n(?=[a-z])/g, ' ')
    .replace(/\bw\/(?=[\so])/g, 'w ')
    .replace(/\bn\/a\b/gi, 'not available')
  for (const line of unwrapped.split('\n')) {
    let start = 0
    let before = ''
    for (const raw of line.split(/(?<=[.!?]["')\]]?)\s+(?=\S)/)) {
      const piece = raw.slice(0, LONGEST_PIECE)
      const at = offset + line.indexOf(raw, start)
      for (const run of [...runsIn(segmentsOf(piece)), ...markedRuns(piece)]) {
        const labels: Label[] = run.names.map(name => ({ name, description: '' }))
        found.push({ labels, start: at + run.start, end: at + run.end, rank: rankOf(run, piece, before) })
      }
      before = `${before} ${piece}`.slice(-200)
      start = line.indexOf(raw, start) + raw.length
    }
    offset += line.length + 1
  }
  return found
}
