import { sentences } from '../language/sentences.ts'
import { stem } from '../language/stem.ts'
import { labelOf, listMark } from '../language/units.ts'
import type { Segment, Word } from './segment.ts'

const MOST_SEGMENTS = 2_000
/** A line at least this long that ends without a mark goes on in the next one that begins in lower case. */
const WRAPPED = 40
const word = /[\p{L}\p{N}]+(?:['\u2019][\p{L}]+)?/gu

/** The words of a text with their places; `offset` is where the text begins in the whole. */
export function readWords(text: string, offset: number): Word[] {
  return Array.from(text.matchAll(word), match => {
    const written = match[0].replaceAll('\u2019', "'")
    const bare = written.endsWith("'s") ? written.slice(0, -2) : written
    const lower = bare.toLowerCase()
    const start = offset + match.index
    return { text: bare, lower, base: stem(lower), start, end: start + match[0].length }
  })
}

function continues(previous: string, line: string): boolean {
  const first = line.charAt(0)
  if (previous.trim().length < WRAPPED || listMark(line) > 0 || '|#'.includes(first)) return false
  if (/[.!?:;|]$/.test(previous.trim())) return false
  return (
    first !== first.toUpperCase() ||
    (/[a-z,]$/.test(previous.trim()) && previous.length > 60 && labelOf(line) === '')
  )
}

/** The lines with their places, hard-wrapped ones joined. */
function logicalLines(text: string): { text: string; start: number }[] {
  const found: { text: string; start: number }[] = []
  let at = 0
  let previous = ''
  for (const raw of text.split('\n')) {
    const line = raw.trim()
    const last = found.at(-1)
    if (last && line !== '' && previous !== '' && continues(previous, line))
      found[found.length - 1] = {
        start: last.start,
        text: text.slice(last.start, at + raw.length).replaceAll('\n', ' '),
      }
    else if (line !== '') found.push({ start: at, text: raw })
    previous = line
    at += raw.length + 1
  }
  return found
}

/** Takes a text apart into its sentences and lines. */
export function readSegments(text: string): Segment[] {
  const found: Segment[] = []
  for (const [line, { text: raw, start }] of logicalLines(text).entries()) {
    const mark = listMark(raw.trimStart())
    const label = labelOf(raw.trimStart().slice(mark).replaceAll('**', ''))
    let from = 0
    for (const [place, sentence] of sentences(raw).entries()) {
      const at = raw.indexOf(sentence, from)
      const begin = Math.max(at, 0)
      from = begin + sentence.length
      found.push({
        text: sentence,
        index: found.length,
        start: start + begin,
        end: start + from,
        line,
        words: readWords(sentence, start + begin),
        label: place === 0 ? label : labelOf(sentence),
      })
      if (found.length >= MOST_SEGMENTS) return found
    }
  }
  return found
}
