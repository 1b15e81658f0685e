import { lowerFirst } from '../language/lower-first.ts'
import type { Shape } from '../language/read-shape.ts'
import { sentences } from '../language/sentences.ts'
import { countWords, shorten } from '../language/shorten.ts'
import { stem } from '../language/stem.ts'
import { stopWords } from '../language/stop-words.ts'
import { listMark } from '../language/units.ts'
import { words } from '../language/words.ts'

/** What one word says of what cannot be told. */
const UNKNOWN = 'Unknown'
const isData = (text: string): boolean => /^\s*(?:[{[]|\|)/.test(text)

const weak: ReadonlySet<string> = new Set(
  'yes no not very just only also has have had will must may said says is are was were'.split(' '),
)

/** The word of a sentence that answers best: a name or a number that the question does not hold, else the last noun-like word. */
export function oneWord(text: string, question: string): string {
  const found = text
    .split(/\s+/)
    .map(word => word.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter(word => word !== '')
  if (found.length <= 1) return found[0] ?? UNKNOWN
  if (/^(?:I am Outcrop|That is not|I (?:do not|don't|cannot|can't))/.test(text)) return UNKNOWN
  const asked = new Set(words(question).map(stem))
  const said = found.filter((word, index) => {
    const lower = word.toLowerCase()
    return (
      !stopWords.has(lower) && !weak.has(lower) && !asked.has(stem(lower)) && (index > 0 || word.length > 2)
    )
  })
  const wantsNumber = /\bhow (?:many|much|old|long|far)\b/i.test(question)
  const number = said.find(word => /\d/.test(word))
  if (wantsNumber && number !== undefined) return number
  const name = said.find((word, index) => /^\p{Lu}/u.test(word) && (index > 0 || word !== found[0]))
  return (/\b(?:who|whom|whose|where|which)\b/i.test(question) ? name : undefined) ?? said.at(-1) ?? UNKNOWN
}

const isListed = (line: string): boolean => listMark(line.trim()) > 0

function asList(text: string, { form, most, count }: Shape): string {
  if (form !== 'bullets' && form !== 'numbered') return text
  const lines = text.split('\n').filter(line => line.trim() !== '')
  const items = lines.some(isListed)
    ? lines.filter(isListed).map(line => line.trim().slice(listMark(line.trim())))
    : sentences(text)
  const kept = items.slice(0, most ?? count ?? items.length)
  const [first = ''] = lines
  const lead = lines.length > 1 && !isListed(first) && first.endsWith(':') ? [first] : []
  const marked = kept.map((item, index) => `${form === 'numbered' ? `${index + 1}.` : '-'} ${item}`)
  return [...lead, ...marked].join('\n')
}

/** A start that is a sentence of its own counts as one. */
function cutSentences(text: string, { form, count, most, start }: Shape): string {
  const limit = most ?? count
  if (form !== 'sentences' || limit === undefined) return text
  const begun = start !== undefined && /[.!?]$/.test(start) ? 1 : 0
  const all = sentences(text.replaceAll(/\s*\n\s*/g, ' '))
  return all.length + begun <= limit ? text : all.slice(0, Math.max(1, limit - begun)).join(' ')
}

function limitWords(text: string, shape: Shape, question: string): string {
  const { words: limit, wordsEach } = shape
  const each =
    wordsEach === undefined
      ? text
      : text
          .split('\n')
          .map(line => {
            const mark = line.slice(0, listMark(line))
            return `${mark}${shorten(line.slice(mark.length), wordsEach)}`
          })
          .join('\n')
  if (limit === undefined) return each
  if (limit === 1) return oneWord(each, question)
  const lines = each.split('\n')
  if (countWords(each) <= limit) return each
  if (lines.length === 1) return shorten(each, limit)
  const share = Math.max(1, Math.floor(limit / lines.length))
  return lines
    .map(line => `${line.slice(0, listMark(line))}${shorten(line.slice(listMark(line)), share)}`)
    .join('\n')
}

function withEdges(text: string, { start, end }: Shape): string {
  const begun =
    start === undefined || text.startsWith(start)
      ? text
      : `${start}${/\s$/.test(start) ? '' : ' '}${/[.!?:]$/.test(start) ? text : lowerFirst(text)}`
  return end === undefined || begun.endsWith(end) ? begun : `${begun} ${end}`
}

/** Gives an answer the form that was asked for, as far as its text goes. */
export function fitShape(text: string, shape: Shape, question: string): string {
  const [before, after] = shape.wrap ?? ['', '']
  const wrapped = (inner: string): string =>
    inner.startsWith(before.trim()) && before !== '' ? inner : `${before}${inner}${after}`
  if (isData(text)) return wrapped(text)
  const listed = asList(cutSentences(text, shape), shape)
  const edges = countWords(`${shape.start ?? ''} ${shape.end ?? ''}`)
  const room =
    shape.words === undefined || shape.words - edges < 2 ? shape : { ...shape, words: shape.words - edges }
  const limited = limitWords(listed, room, question)
  const cased =
    shape.case === 'upper' ? limited.toUpperCase() : shape.case === 'lower' ? limited.toLowerCase() : limited
  return wrapped(withEdges(cased, shape))
}
