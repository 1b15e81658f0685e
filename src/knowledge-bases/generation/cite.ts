import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import type { Passage } from '../retrieval/passage.ts'
import { attribute } from './attribute.ts'
import type { CitedPart } from './cited-part.ts'
import { readSourceMarks } from './read-source-marks.ts'

/** What comes of an answer: its text, bit by bit, and behind each part that has sources, which they are. */
export type Cited = { readonly text: string } | { readonly part: CitedPart }

/**
 * The answer without the marks of its sources, and its parts as the marks cite them. Where a model sets no marks, its sentences are
 * attributed when all are there; an answer that comes from no passage is one part without sources.
 */
export const cite = async function* (
  events: AsyncIterable<ConverseStreamOutput[]>,
  passages: readonly Passage[],
): AsyncGenerator<Cited[]> {
  const marks = readSourceMarks()
  const answer = createParts(passages.length)
  for await (const batch of events) {
    const text = batch.map(({ contentBlockDelta }) => contentBlockDelta?.delta?.text ?? '').join('')
    const cited = marks.push(text).flatMap(answer.add)
    if (cited.length > 0) yield cited
  }
  const rest = [...marks.end().flatMap(answer.add), ...answer.end()]
  const { text, isCited } = answer.whole()
  if (!isCited && text !== '') {
    const parts = attribute(text, passages)
    rest.push(...(parts.length > 0 ? parts : [{ start: 0, text, sources: [] }]).map(part => ({ part })))
  }
  if (rest.length > 0) yield rest
}

/** Punctuation that closes a statement, behind whose mark it may stand. */
const CLOSING = /^[.,;:!?)\]"'\u201d\u2019]+/

const createParts = (count: number) => {
  let whole = ''
  /** Where the part begins that no mark has closed yet. */
  let start = 0
  let isCited = false
  let pending: number[] = []

  const close = (): Cited[] => {
    const sources = [...new Set(pending)]
    pending = []
    const raw = whole.slice(start)
    const text = raw.trim()
    const from = start + raw.length - raw.trimStart().length
    start = whole.length
    if (sources.length === 0 || text === '') return []
    isCited = true
    return [{ part: { start: from, text, sources } }]
  }

  const addText = (text: string): Cited[] => {
    whole += text
    return [{ text }]
  }

  return {
    add(piece: string | readonly number[]): Cited[] {
      if (typeof piece !== 'string') {
        pending.push(...piece.map(number => number - 1).filter(place => place >= 0 && place < count))
        return []
      }
      if (pending.length === 0) return addText(piece)
      const [closing = ''] = CLOSING.exec(piece) ?? []
      const rest = piece.slice(closing.length)
      return [...(closing === '' ? [] : addText(closing)), ...close(), ...(rest === '' ? [] : addText(rest))]
    },
    end: close,
    whole: () => ({ text: whole, isCited }),
  }
}
